import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectTargets } from './project-targets';

const options = {
  project: 'shop',
  defaultEnvironment: 'sandbox',
  terraformProject: 'infra',
  environments: { sandbox: { region: 'eu-west-1', accountId: '123456789012' } },
};

describe('projectTargets', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'project-targets-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  const write = (file: string, content: object | string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), JSON.stringify(content));
  };
  const targetsOf = (file: string) =>
    Object.keys(projectTargets(file, root, options) ?? {}).slice(0, 3);

  it('takes a project with a deploy target of its own for a service, with or without Dockerfile', () => {
    write('apps/users/project.json', { targets: { deploy: { options: { port: 5001 } } } });
    expect(targetsOf('apps/users/project.json')).toEqual(['docker-build', 'ecr-push', 'deploy']);
  });

  it.each([
    ['has no deploy target', { targets: { build: {} } }],
    ['deploys in another way', { targets: { deploy: { executor: 'other:deploy' } } }],
    ['deploys by a command', { targets: { deploy: { command: 'make deploy' } } }],
  ])('leaves a project alone that %s', (_, content) => {
    write('apps/docs/project.json', content);
    expect(targetsOf('apps/docs/project.json')).toEqual([]);
  });

  it('takes a folder with a provider lock file for a Terraform root, if it is a project', () => {
    write('infra/project.json', {});
    write('infra/.terraform.lock.hcl', '');
    write('infra/modules/host/.terraform.lock.hcl', '');
    write('elsewhere/.terraform.lock.hcl', '');
    expect(targetsOf('infra/.terraform.lock.hcl')).toEqual(['bootstrap', 'init', 'plan']);
    expect(targetsOf('infra/modules/host/.terraform.lock.hcl')).toEqual([]);
    expect(targetsOf('elsewhere/.terraform.lock.hcl')).toEqual([]);
  });
});
