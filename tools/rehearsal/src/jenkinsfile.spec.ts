import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const jenkinsfile = readFileSync(join(__dirname, '../../../Jenkinsfile'), 'utf8');

/** Its defects are looked for in jenkins/jenkins.spec.ts, with the plugins there are. */
describe('the Jenkinsfile', () => {
  it('leaves the logic to nx targets', () =>
    expect(jenkinsfile.trimEnd().split('\n').length).toBeLessThan(120));

  it('runs nothing but npm and nx', () => {
    const commands = [...jenkinsfile.matchAll(/\bsh '([^']+)'/g)].map(([, script = '']) => script);
    expect(commands.filter((script) => !/^(npm |npx nx )/.test(script))).toEqual([]);
  });

  it('lets no stage hold an agent or a lock without a limit of its own', () => {
    const stages = jenkinsfile.split(/^ *stage\('/m).slice(1);
    const unlimited = stages
      .filter((stage) => /^ *agent /m.test(stage) && !/^ *options \{.*timeout\(/m.test(stage))
      .map((stage) => stage.slice(0, stage.indexOf("'")));
    expect(stages.length).toBeGreaterThan(4);
    expect(unlimited).toEqual([]);
  });
});
