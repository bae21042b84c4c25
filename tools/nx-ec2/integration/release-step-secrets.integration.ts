import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { ask, onHost, statesOf, withEngine } from './ec2-deploy/host-engine';
import { launchInstance, type TestInstance } from './ec2-deploy/instance';
import { runDeploy, startDeploy } from './ec2-deploy/run-deploy';
import { useSandbox } from './ec2-deploy/sandbox';
import { label } from '../src/release/labels';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';
import { Written } from './ec2-deploy/written';

jest.setTimeout(120_000);

const project = `itstep${process.pid}`;
const value = `hush-${project}`;
const hash = createHash('sha256').update(value).digest('hex');

/** Succeeds where it is given the value, after it was there long enough to be looked at. */
const step = `
  const hash = require('node:crypto').createHash('sha256').update(process.env.ADMIN ?? '').digest('hex');
  setTimeout(() => process.exit(hash === '${hash}' ? 0 : 5), 2000);`;

const releaseStep = {
  command: ['node', '-e', step] as [string, ...string[]],
  secrets: { ADMIN: '../database/admin-url' },
};

/** Arguments of every process of this machine, those of the hosts among them. */
const argumentsHere = () =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return ''; // it has ended
      }
    })
    .join('\n');

describe('secrets of a release step', () => {
  let instance: TestInstance;
  let image: TestImage;
  const written = new Written(project);
  const environmentOf = async (name: string) =>
    (await withEngine(instance, (engine) => engine.getContainer(name).inspect())).Config.Env.join();

  beforeAll(async () => {
    useSandbox();
    instance = await launchInstance({ project, service: 'users', ports: [22, 5901] });
    image = await pushTestImage(`${project}-sandbox/users`, 'serve');
  });
  afterAll(async () => {
    await instance?.remove();
    await written.remove();
  });

  it('are missed before anything is started', async () => {
    const { code, output } = await runDeploy(image, { project, releaseStep });
    expect(output).toContain(`/${project}/sandbox/database/admin-url`);
    expect(output).toContain('aws ssm put-parameter');
    expect(code).toBe(1);
    expect(await statesOf(instance)).not.toContain('users-blue running');
  });

  it('reach its container in the environment, and nothing else', async () => {
    await written.secret('admin-url', value, 'database');
    const deploy = await startDeploy(image, { project, releaseStep });
    while (!(await statesOf(instance)).includes('users-step running')) await delay(50);
    expect(await environmentOf('users-step')).toContain(`ADMIN=${value}`);
    expect(argumentsHere()).toContain(hash);
    expect(argumentsHere()).not.toContain(value);
    const { code, output } = await deploy.result;
    expect(code).toBe(0);
    expect(await environmentOf('users-blue')).not.toMatch(/ADMIN|hush-/);
    expect(await statesOf(instance)).toEqual(['users running', 'users-blue running']);
    expect(output + JSON.stringify(await written.history())).not.toContain(value);
    expect(await onHost(instance, `sudo grep -rls ${value} /run /tmp /var/log; true`)).toBe('');
    expect((await written.record())?.settings.releaseStep?.secrets).toEqual({
      ADMIN: `/${project}/sandbox/database/admin-url`,
    });
  });

  it('are no reason for a release when they change', async () => {
    await written.secret('admin-url', `another-${value}`, 'database');
    const { code, output } = await runDeploy(image, { project, releaseStep });
    expect(output).toContain('serves already, nothing to change');
    expect(code).toBe(0);
  });

  it('are a reason to run the step again, which is left out while it would do the same', async () => {
    const deploy = async (mark: string) => {
      const labels = { [label.releaseStep]: 'c-migrations' };
      const next = await pushTestImage(
        image.repository.split('/').slice(1).join('/'),
        'serve',
        mark,
        labels,
      );
      const { code, output } = await runDeploy(next, { project, releaseStep });
      expect(code).toBe(0);
      expect(await ask(instance, '/version')).toMatchObject({ digest: next.digest });
      return output;
    };
    await written.secret('admin-url', value, 'database');
    expect(await deploy('step-1')).toContain('release step');
    expect(await deploy('step-2')).not.toContain('release step');
    await written.secret('admin-url', value, 'database');
    expect(await deploy('step-3')).toContain('release step');
  });

  it('leave the service with the name of its environment', async () => {
    expect(await ask(instance, '/environment')).toEqual({ SERVICE_ENVIRONMENT: 'sandbox' });
  });
});
