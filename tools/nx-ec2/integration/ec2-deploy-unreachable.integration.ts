import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StopInstancesCommand } from '@aws-sdk/client-ec2';
import { ec2, launchInstance, type TestInstance } from './ec2-deploy/instance';
import { withEngine } from './ec2-deploy/host-engine';
import { runDeploy } from './ec2-deploy/run-deploy';
import { setting, useSandbox } from './ec2-deploy/sandbox';
import { Written } from './ec2-deploy/written';
import { lockFrom } from '../src/lock/lock-record';

jest.setTimeout(120_000);

const project = `itssh${process.pid}`;
/** Never pulled: every case fails before that. */
const image = { repository: '127.0.0.1:1/users', digest: `sha256:${'0'.repeat(64)}` };

describe('ec2-deploy, host out of reach', () => {
  const written = new Written(project);
  let instance: TestInstance;
  let folder: string;

  const generateKey = (name: string): string => {
    const file = join(folder, name);
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
    return file;
  };
  /** Deploys with the ssh configuration of the sandbox, some lines put before or taken out. */
  const deployWith = (lines: string[], without = /^$/) => {
    const file = join(folder, 'config');
    const kept = readFileSync(setting('NX_EC2_SSH_CONFIG'), 'utf8')
      .split('\n')
      .filter((line) => !without.test(line));
    writeFileSync(file, [...lines, ...kept].join('\n'));
    return runDeploy(image, { project, hostReadyTimeout: 0 }, { NX_EC2_SSH_CONFIG: file });
  };

  beforeAll(async () => {
    useSandbox();
    folder = mkdtempSync(join(tmpdir(), 'nx-ec2-it-'));
    instance = await launchInstance({ project, service: 'users', ports: [22, 5901] });
    await withEngine(instance, (engine) => engine.ping());
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await written.remove();
    await instance?.remove();
  });

  it('says that no instance has the tags, and how to create one', async () => {
    const { code, output } = await runDeploy(image, { project: 'nobody' });
    expect(output).toContain('No EC2 instance runs users');
    expect(output).toContain('nx run infra:deploy -c sandbox');
    expect(code).toBe(1);
  });

  it('refuses the credentials of another account', async () => {
    const { code, output } = await runDeploy(image, { project, accountId: '999999999999' });
    expect(output).toContain('The AWS credentials belong to another account');
    expect(code).toBe(1);
  });

  it('says that nothing listens for ssh', async () => {
    const { code, output } = await deployWith(['Port 9']);
    expect(output).toContain('Nothing listens for ssh');
    expect(output).toContain(`ec2-user@${instance.id} (${instance.address})`);
    expect(code).toBe(1);
  });

  it('does not wait for another deploy before it says that', async () => {
    const store = await written.lockStore();
    await store.create(lockFrom(Date.now() + 600_000, { id: 'held', owner: 'bob@laptop' }));
    const { code, output } = await deployWith(['Port 9']);
    expect(output).toContain('Nothing listens for ssh');
    expect(code).toBe(1);
    expect(await written.lock()).toMatchObject({ id: 'held' });
    await store.remove();
  });

  it('says that the key is not accepted', async () => {
    const { code, output } = await deployWith(
      ['IdentitiesOnly yes', `IdentityFile ${generateKey('wrong')}`],
      /IdentityFile/,
    );
    expect(output).toContain('does not accept the ssh key of this machine for ec2-user');
    expect(code).toBe(1);
  });

  it('alarms when the same instance has another host key', async () => {
    const known = join(folder, 'known_hosts');
    const key = readFileSync(`${generateKey('host')}.pub`, 'utf8');
    writeFileSync(known, `${instance.id} ${key}`);
    const { code, output } = await deployWith([`UserKnownHostsFile ${known}`]);
    expect(output).toContain('The host key is not the one this instance had before');
    expect(output).toContain(`ssh-keygen -R ${instance.id}`);
    expect(code).toBe(1);
  });

  it('says that the image cannot be pulled, and why', async () => {
    // The proxy comes from there as well: which of the two fails first is not decided.
    const proxy = `127.0.0.1:1/haproxy@${image.digest}`;
    const { code, output } = await runDeploy(image, { project }, { NX_EC2_PROXY_IMAGE: proxy });
    expect(output).toContain('The host could not pull the image');
    expect(output).toContain('connection refused');
    expect(code).toBe(1);
  });

  it('names a stopped instance', async () => {
    await ec2().send(new StopInstancesCommand({ InstanceIds: [instance.id] }));
    const { code, output } = await runDeploy(image, { project });
    expect(output).toContain(`${instance.id} is stop`);
    expect(output).toContain('aws ec2 start-instances');
    expect(code).toBe(1);
  });
});
