import { spawnSync, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { RebootInstancesCommand } from '@aws-sdk/client-ec2';
import { ask, bringToHost, onHost, statesOf } from './ec2-deploy/host-engine';
import { ec2, launchInstance, type TestInstance } from './ec2-deploy/instance';
import { runDeploy, startDeploy } from './ec2-deploy/run-deploy';
import { useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';
import { Written } from './ec2-deploy/written';
import { FaultProxy } from './images/fault-proxy';

jest.setTimeout(120_000);

const project = `itfault${process.pid}`;

describe('faults around a release', () => {
  let instance: TestInstance;
  let serving: TestImage;
  let mark = 1;
  /** Brings the registry that fails as told to where the host looks for it. */
  let tunnel: ChildProcess | undefined;
  const registry = new FaultProxy();
  const written = new Written(project);
  const repository = `${project}-sandbox/users`;

  /** An image that the host does not have, by way of the registry that fails as told. */
  const freshImage = async () => {
    const image = await pushTestImage(repository, 'serve', String((mark += 1)));
    return { ...image, repository: `${registry.host}/${repository}` };
  };
  const deploy = (image: TestImage, options = {}) =>
    runDeploy(image, { project, ...options }, { NX_EC2_REGISTRY_HOST: registry.host });
  const version = async () => (await ask(instance, '/version').catch(() => ({}))) as TestImage;
  const untilServing = async (digest: string) => {
    for (const deadline = Date.now() + 30_000; (await version()).digest !== digest;) {
      if (Date.now() > deadline) throw new Error('the service did not come back');
      await delay(100);
    }
  };
  /** What holds after a deploy that failed. */
  const expectUnchanged = async () => {
    expect((await version()).digest).toBe(serving.digest);
    expect(await written.record()).toMatchObject({ image: { digest: serving.digest } });
    expect(await written.lock()).toBeUndefined();
    expect((await statesOf(instance)).filter((state) => / running$/.test(state))).toHaveLength(2);
  };

  beforeAll(async () => {
    useSandbox();
    await registry.start();
    instance = await launchInstance({ project, service: 'users', ports: [22, 5901] });
    // The proxy comes from the registry itself, by a login for it.
    serving = await pushTestImage(repository, 'serve', String(mark));
    expect((await runDeploy(serving, { project })).code).toBe(0);
    const alias = ['-o', `HostKeyAlias=${instance.id}`];
    tunnel = bringToHost(`ec2-user@${instance.address}`, registry.host, ...alias);
    const reached = () =>
      onHost(instance, `curl -s -o /dev/null ${registry.host}/v2/ && echo yes || true`);
    while (!(await reached())) await delay(50);
  });
  afterEach(() => (registry.fault = () => undefined));
  afterAll(async () => {
    tunnel?.kill();
    registry.stop();
    await instance?.remove();
    await written.remove();
  });

  it('stops when the release step fails, with its exit code and log', async () => {
    const command = ['node', '-e', 'console.log("cannot migrate"); process.exit(4)'];
    const image = await freshImage();
    const { code, output } = await deploy(image, { releaseStep: { command } });
    expect(output).toContain('The release step exited with code 4');
    expect(output).toContain('cannot migrate');
    expect(code).toBe(1);
    await expectUnchanged();
  });

  it('ends a release step that takes too long', async () => {
    const command = ['node', '-e', 'setInterval(() => {}, 1000)'];
    const image = await freshImage();
    const { code, output } = await deploy(image, { releaseStep: { command, timeout: 1 } });
    expect(output).toContain('The release step was not done after 1 s');
    expect(code).toBe(1);
    await expectUnchanged();
  });

  it('goes on after a release step that succeeds', async () => {
    const command = ['node', '-e', 'process.exit(0)'];
    const image = await freshImage();
    const { code, output } = await deploy(image, { releaseStep: { command } });
    expect(output).toMatch(/release step \d/);
    expect(code).toBe(0);
    serving = image;
    await expectUnchanged();
  });

  it('tries again when the registry answers 500 three times', async () => {
    const image = await freshImage();
    let left = 3;
    registry.fault = () => (left-- > 0 ? { status: 500, body: '{}' } : undefined);
    const { code, output } = await deploy(image);
    expect(output).toContain('again in');
    expect(left).toBeLessThan(1);
    expect(code).toBe(0);
    serving = image;
    await expectUnchanged();
  });

  it('gives up on a registry that is down, and says so', async () => {
    const image = await freshImage();
    registry.fault = () => ({});
    const { code, output } = await deploy(image);
    expect(output).toContain('The host could not pull the image');
    expect(output).toContain(`not switched, ${serving.digest.slice(0, 19)} serves`);
    expect(code).toBe(1);
    await expectUnchanged();
  });

  it('logs in again when the token has expired', async () => {
    const image = await freshImage();
    let left = 1;
    registry.fault = ({ headers }) =>
      headers.authorization && left-- > 0
        ? {
            status: 401,
            body: '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}',
          }
        : undefined;
    const { code, output } = await deploy(image);
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    expect(left).toBeLessThan(1);
    serving = image;
    await expectUnchanged();
  });

  it('fails when ssh is cut while the host pulls, and pulls the rest the next time', async () => {
    const image = await freshImage();
    let stalled = false;
    registry.fault = ({ url = '' }) => {
      if (!url.includes('/blobs/')) return undefined;
      stalled = true;
      return { stall: true };
    };
    const env = { NX_EC2_REGISTRY_HOST: registry.host };
    const { process, result } = await startDeploy(image, { project }, env);
    while (!stalled && process.exitCode === null) await delay(10);
    const folder = readdirSync(tmpdir()).find((name) =>
      name.startsWith(`nx-ec2-tunnel-${process.pid}-`),
    );
    spawnSync('ssh', ['-F', 'none', '-S', `${tmpdir()}/${folder}/control`, '-O', 'exit', 'x']);
    const { code, output } = await result;
    expect(output).toContain('The connection to a host was lost');
    expect(output).toContain(`not switched, ${serving.digest.slice(0, 19)} serves`);
    expect(code).toBe(1);
    await expectUnchanged();
    registry.fault = () => undefined;
    expect((await deploy(image)).code).toBe(0);
    serving = image;
    await expectUnchanged();
  });

  it('comes back with the same version when the public container is killed', async () => {
    await onHost(instance, "sudo kill -9 $(docker inspect -f '{{.State.Pid}}' users)");
    await untilServing(serving.digest);
    await expectUnchanged();
  });

  it('starts a public container that somebody stopped', async () => {
    await onHost(instance, 'docker kill users');
    const { code, output } = await deploy(serving);
    expect(output).toContain('nothing to change');
    expect(code).toBe(0);
    await expectUnchanged();
  });

  it('makes a public container anew that somebody removed', async () => {
    const slot = "$(docker ps --filter name=users- --format '{{.Names}}')";
    // As a deploy leaves it that is killed while it waits for the version.
    await onHost(instance, `docker rm -f users && docker update --restart no ${slot}`);
    expect((await deploy(serving)).code).toBe(0);
    await expectUnchanged();
    const policy = `docker inspect --format '{{.HostConfig.RestartPolicy.Name}}' ${slot}`;
    expect(await onHost(instance, policy)).toBe('unless-stopped');
  });

  it('outlives the end of the engine', async () => {
    await onHost(instance, 'sudo kill -9 $(cat /run/docker.pid)');
    expect((await version()).digest).toBe(serving.digest);
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await delay(200)) {
      if (await onHost(instance, 'docker version >/dev/null 2>&1 && echo yes || true')) break;
    }
    const image = await pushTestImage(repository, 'serve', String((mark += 1)));
    const { code, output } = await runDeploy(image, { project });
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    serving = image;
    await expectUnchanged();
  });

  it('comes back with the same version after the host was rebooted', async () => {
    await ec2().send(new RebootInstancesCommand({ InstanceIds: [instance.id] }));
    await delay(1_000);
    await untilServing(serving.digest);
    const { code, output } = await runDeploy(serving, { project });
    expect(output).toContain('nothing to change');
    expect(code).toBe(0);
    await expectUnchanged();
  });
});
