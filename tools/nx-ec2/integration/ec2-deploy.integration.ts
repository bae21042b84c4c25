import { ask, containersOf, withEngine } from './ec2-deploy/host-engine';
import { launchInstance, type TestInstance } from './ec2-deploy/instance';
import { runDeploy } from './ec2-deploy/run-deploy';
import { useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';

jest.setTimeout(120_000);

const project = `itdep${process.pid}`;
const repository = `${project}-sandbox/users`;

describe('ec2-deploy', () => {
  let instance: TestInstance;
  let first: TestImage;
  let second: TestImage;
  /** Id of the one container of the host, and that it is the only one. */
  const onlyContainer = async () => {
    const containers = await containersOf(instance);
    expect(containers.map(({ Names, State }) => [Names, State])).toEqual([[['/users'], 'running']]);
    return containers[0]?.Id;
  };

  beforeAll(async () => {
    useSandbox();
    instance = await launchInstance({
      project,
      service: 'users',
      ports: [22, 5901, 5902, 5903],
    });
    first = await pushTestImage(repository, 'serve', '1');
    second = await pushTestImage(repository, 'serve', '2');
  });
  afterAll(() => instance?.remove());

  it('starts a service on an instance that is still booting', async () => {
    const { code, output } = await runDeploy(first, { project });
    expect(output).toContain(`http://${instance.address}:5901`);
    expect(output).toMatch(/users +users@sha256:\w{12} +Up .* 5901->5000\/tcp/);
    expect(code).toBe(0);
    expect(await ask(instance, '/version')).toEqual({
      revision: 'f00d',
      tag: 'c-0123456789abcdef0123',
      digest: first.digest,
    });
    await onlyContainer();
  });

  it('runs it without privileges, and within its limits', async () => {
    const inspected = await withEngine(instance, (engine) =>
      engine.getContainer('users').inspect(),
    );
    expect(inspected.HostConfig).toMatchObject({
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      Memory: 256 * 1024 * 1024,
      NanoCpus: 1e9,
      RestartPolicy: { Name: 'unless-stopped' },
    });
  });

  it('changes nothing when that version runs already', async () => {
    const before = await onlyContainer();
    const { code, output } = await runDeploy(first, { project });
    expect(output).toContain('runs already, nothing to change');
    expect(code).toBe(0);
    expect(await onlyContainer()).toBe(before);
  });

  it('says with --dryRun what it would do, and does not do it', async () => {
    const before = await onlyContainer();
    const { code, output } = await runDeploy(second, { project, dryRun: true });
    expect(output).toContain(
      `would replace: ${first.digest.slice(0, 19)} → ${second.digest.slice(0, 19)}`,
    );
    expect(code).toBe(0);
    expect(await onlyContainer()).toBe(before);
  });

  it('replaces the container for a new image', async () => {
    const before = await onlyContainer();
    const { code } = await runDeploy(second, { project });
    expect(code).toBe(0);
    expect(await ask(instance, '/version')).toMatchObject({ digest: second.digest });
    expect(await onlyContainer()).not.toBe(before);
  });

  it('replaces the container for changed settings alone', async () => {
    const { code, output } = await runDeploy(second, { project, env: { GREETING: 'hello' } });
    expect(output).not.toContain('pulled');
    expect(code).toBe(0);
    expect(await ask(instance, '/env')).toEqual({ GREETING: 'hello' });
    await onlyContainer();
  });

  describe('when the new version is not good', () => {
    const env = { GREETING: 'hello' };
    let before: string | undefined;
    beforeEach(async () => {
      before = await onlyContainer();
    });
    afterEach(async () => {
      expect(await onlyContainer()).toBe(before);
      expect(await ask(instance, '/version')).toMatchObject({ digest: second.digest });
    });

    it('tells the exit code and the log of a container that exits at start, at once', async () => {
      const image = await pushTestImage(repository, 'exit');
      const { code, output, ms } = await runDeploy(image, { project, env });
      expect(output).toContain('The container exited with code 3');
      expect(output).toContain('cannot read the configuration');
      expect(output).toContain(`the previous version ${second.digest.slice(0, 19)} runs`);
      expect(code).toBe(1);
      expect(ms).toBeLessThan(10_000);
    });

    it('tells what the health check of an unhealthy container said', async () => {
      const image = await pushTestImage(repository, 'never-ready');
      const { code, output } = await runDeploy(image, { project, env });
      expect(output).toContain('The container is unhealthy');
      expect(output).toContain('answered 503');
      expect(code).toBe(1);
    });

    it('does not wait for the whole timeout when the service listens on another port', async () => {
      const image = await pushTestImage(repository, 'wrong-port');
      const { code, output, ms } = await runDeploy(image, { project, env });
      expect(output).toContain('The container is unhealthy');
      expect(code).toBe(1);
      expect(ms).toBeLessThan(20_000);
    });

    it('does not call a version deployed that answers as another', async () => {
      const image = await pushTestImage(repository, 'wrong-version');
      const { code, output } = await runDeploy(image, { project, env });
      expect(output).toContain('Another version answers');
      expect(code).toBe(1);
    });

    it('ends when the time for becoming ready is over', async () => {
      const image = await pushTestImage(repository, 'never-ready');
      const { code, output } = await runDeploy(image, { project, env, healthTimeout: 0.5 });
      expect(output).toContain('raise the option healthTimeout');
      expect(code).toBe(1);
    });
  });

  describe('when the port is taken', () => {
    const occupy = (name: string, HostConfig: object) =>
      withEngine(instance, async (engine) => {
        const container = await engine.createContainer({
          name,
          Image: `${second.repository}@${second.digest}`,
          Env: ['PORT=5903'],
          ExposedPorts: { '5000/tcp': {} },
          HostConfig,
        });
        await container.start();
      });
    const free = (name: string) =>
      withEngine(instance, (engine) => engine.getContainer(name).remove({ force: true }));

    it('names the container that has it, and changes nothing', async () => {
      const before = await onlyContainer();
      await occupy('legacy', { PortBindings: { '5000/tcp': [{ HostPort: '5902' }] } });
      const { code, output } = await runDeploy(second, { project, port: 5902 });
      await free('legacy');
      expect(output).toContain('Port 5902 of the host is used by legacy');
      expect(code).toBe(1);
      expect(await onlyContainer()).toBe(before);
    });

    it('tells of another process that has it, and keeps what runs', async () => {
      const before = await onlyContainer();
      await occupy('process', { NetworkMode: 'host' });
      const { code, output } = await runDeploy(second, { project, port: 5903 });
      await free('process');
      expect(output).toContain('Port 5903 of the host is used by something else');
      expect(code).toBe(1);
      expect(await onlyContainer()).toBe(before);
      expect(await ask(instance, '/version')).toMatchObject({ digest: second.digest });
    });

    it('moves to a free port', async () => {
      expect((await runDeploy(second, { project, port: 5902 })).code).toBe(0);
      expect(await ask(instance, '/version', 5902)).toMatchObject({ digest: second.digest });
      await onlyContainer();
    });
  });
});
