import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StopInstancesCommand } from '@aws-sdk/client-ec2';
import { ask, containersOf, statesOf, withEngine } from './ec2-deploy/host-engine';
import { ec2, launchInstance, type TestInstance } from './ec2-deploy/instance';
import { runCommand, runDeploy } from './ec2-deploy/run-deploy';
import { setting, useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';
import { Written } from './ec2-deploy/written';

jest.setTimeout(120_000);

const project = `ittwo${process.pid}`;

describe('ec2-deploy, two hosts', () => {
  let hosts: TestInstance[] = [];
  let image: TestImage;
  const written = new Written(project);

  const states = () =>
    Promise.all(
      hosts.map(async (host) =>
        (await containersOf(host)).map(({ Names, Id }) => `${Names[0]} ${Id}`).sort(),
      ),
    );

  beforeAll(async () => {
    useSandbox();
    const request = { project, service: 'users', ports: [22, 5901, 5902] };
    hosts = [await launchInstance(request), await launchInstance(request)];
    // Hosts are taken in the order of their ids.
    hosts.sort((a, b) => (a.id < b.id ? -1 : 1));
    image = await pushTestImage(`${project}-sandbox/users`, 'serve');
  });
  afterAll(async () => {
    for (const host of hosts) await host.remove();
    await written.remove();
  });

  it('brings the version to both', async () => {
    const { code, output } = await runDeploy(image, { project });
    for (const host of hosts) {
      expect(output).toContain(`serves at http://${host.address}:5901`);
      expect(await ask(host, '/version')).toMatchObject({ digest: image.digest });
    }
    expect(code).toBe(0);
  });

  it('switches none when one of them cannot take it', async () => {
    const last = hosts[1] as TestInstance;
    await withEngine(last, async (engine) => {
      const container = await engine.createContainer({
        name: 'legacy',
        Image: `${image.repository}@${image.digest}`,
        Env: ['PORT=5000'],
        ExposedPorts: { '5000/tcp': {} },
        HostConfig: { PortBindings: { '5000/tcp': [{ HostPort: '5902' }] } },
      });
      await container.start();
    });
    const before = await states();
    const { code, output } = await runDeploy(image, { project, port: 5902 });
    expect(output).toContain('Port 5902 of the host is used by legacy');
    expect(output).toContain(last.id);
    expect(code).toBe(1);
    expect(await states()).toEqual(before);
  });

  it('names the hosts that were not switched after one failed', async () => {
    const broken = await pushTestImage(`${project}-sandbox/users`, 'exit');
    const before = await states();
    const { code, output } = await runDeploy(broken, { project });
    expect(output).toContain('The new container exited with code 3');
    for (const { id } of hosts) expect(output).toMatch(new RegExp(`${id} .*not switched`));
    expect(code).toBe(1);
    expect(await states()).toEqual(before);
  });

  it('switches the first back when the second cannot start it', async () => {
    const next = await pushTestImage(`${project}-sandbox/users`, 'serve', '2');
    const [first, second] = hosts as [TestInstance, TestInstance];
    // Another container has the address of the slot that the new version is to run in.
    await withEngine(second, async (engine) => {
      const container = await engine.createContainer({
        name: 'squatter',
        Image: `${image.repository}@${image.digest}`,
        Env: ['PORT=5000'],
        HostConfig: { NetworkMode: 'services' },
        NetworkingConfig: {
          EndpointsConfig: { services: { IPAMConfig: { IPv4Address: '198.18.92.55' } } },
        },
      });
      await container.start();
    });
    const { code, output } = await runDeploy(next, { project });
    expect(output).toContain('Another container has the address of the slot');
    expect(output).toMatch(new RegExp(`${first.id} .*switched back, ${image.digest.slice(0, 19)}`));
    expect(output).toMatch(new RegExp(`${second.id} .*not switched, ${image.digest.slice(0, 19)}`));
    expect(code).toBe(1);
    for (const host of hosts) {
      expect(await ask(host, '/version')).toMatchObject({ digest: image.digest });
    }
    expect(await statesOf(first)).toEqual(['users running', 'users-blue running']);
    expect(await written.record()).toMatchObject({ image: { digest: image.digest } });
    await withEngine(second, (engine) => engine.getContainer('squatter').remove({ force: true }));
    expect((await runDeploy(next, { project, maxParallel: 2 })).code).toBe(0);
    for (const host of hosts) {
      expect(await ask(host, '/version')).toMatchObject({ digest: next.digest });
    }
  });

  it('switches none when one of them does not answer to ssh', async () => {
    const last = hosts[1] as TestInstance;
    const before = await states();
    const folder = mkdtempSync(join(tmpdir(), 'nx-ec2-it-'));
    const file = join(folder, 'config');
    const usual = readFileSync(setting('NX_EC2_SSH_CONFIG'), 'utf8');
    writeFileSync(file, `Host ${last.address}\n  Port 9\nHost *\n${usual}`);
    const options = { project, hostReadyTimeout: 0 };
    const { code, output } = await runDeploy(image, options, { NX_EC2_SSH_CONFIG: file });
    rmSync(folder, { recursive: true });
    expect(output).toContain('Nothing listens for ssh');
    expect(output).toContain(`ec2-user@${last.id} (${last.address})`);
    expect(code).toBe(1);
    expect(await states()).toEqual(before);
    expect(await written.lock()).toBeUndefined();
  });

  it('switches none when one of them was stopped', async () => {
    const last = hosts[1] as TestInstance;
    await ec2().send(new StopInstancesCommand({ InstanceIds: [last.id] }));
    const { code, output } = await runDeploy(image, { project });
    expect(output).toContain(last.id);
    expect(code).toBe(1);
    expect(await ask(hosts[0] as TestInstance, '/version')).not.toMatchObject({
      digest: image.digest,
    });
  });

  it('still shows the one that runs, and says that the other is stopped', async () => {
    const [first, last] = hosts as [TestInstance, TestInstance];
    const status = await runCommand('status', { project, json: true });
    const rows = JSON.parse(status.output.split('\n')[0] ?? '').services;
    expect(rows).toMatchObject([
      { host: first.id, health: 'healthy' },
      { host: last.id, problems: ['the instance is stopped'] },
    ]);
    expect(status.code).toBe(1);
    const logs = await runCommand('logs', { project });
    expect(logs.output).toMatch(new RegExp(`^${first.id} users-(blue|green) \\| listening$`, 'm'));
    expect(logs.output).toContain('the instance is stopped');
    expect(logs.output).toContain('There are no logs of 1 of 2 hosts');
    expect(logs.code).toBe(1);
    const exec = await runCommand('exec', { project, command: 'node -p 6*7' });
    expect([exec.output.trim(), exec.code]).toEqual(['42', 0]);
  });
});
