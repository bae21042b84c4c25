import { ask, idOf, statesOf, withEngine } from './ec2-deploy/host-engine';
import { launchInstance, type TestInstance } from './ec2-deploy/instance';
import { runDeploy } from './ec2-deploy/run-deploy';
import { useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';
import { Written } from './ec2-deploy/written';

jest.setTimeout(120_000);

const project = `itdep${process.pid}`;
const repository = `${project}-sandbox/users`;

describe('ec2-deploy', () => {
  let instance: TestInstance;
  let first: TestImage;
  let second: TestImage;
  const written = new Written(project);
  const short = (image: TestImage) => image.digest.slice(0, 19);
  /** The public container, and what is in the slots. */
  const containers = () => statesOf(instance);

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
  afterAll(async () => {
    await instance?.remove();
    await written.remove();
  });

  it('starts a service on an instance that is still booting', async () => {
    const { code, output } = await runDeploy(first, { project });
    expect(output).toContain(`http://${instance.address}:5901`);
    expect(output).toMatch(/users +\S+haproxy@sha256:\w{12} +Up .* 5901->5000\/tcp/);
    expect(output).toMatch(/users-blue +users@sha256:\w{12} +Up /);
    expect(code).toBe(0);
    expect(await ask(instance, '/version')).toEqual({
      revision: 'f00d',
      tag: 'c-0123456789abcdef0123',
      digest: first.digest,
    });
    expect(await containers()).toEqual(['users running', 'users-blue running']);
    expect(await written.record()).toMatchObject({
      number: 1,
      action: 'deploy',
      image: { digest: first.digest, revision: 'f00d' },
      hosts: [instance.id],
    });
    expect(await written.revision()).toBe('f00d');
    expect(await written.lock()).toBeUndefined();
  });

  it('runs it and its proxy without privileges, and within their limits', async () => {
    for (const name of ['users', 'users-blue']) {
      const { HostConfig } = await withEngine(instance, (engine) =>
        engine.getContainer(name).inspect(),
      );
      expect(HostConfig).toMatchObject({
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges'],
        Memory: (name === 'users' ? 192 : 256) * 1024 * 1024,
        RestartPolicy: { Name: 'unless-stopped' },
      });
    }
  });

  it('changes nothing when that version serves already', async () => {
    const before = await idOf(instance, 'users-blue');
    const { code, output } = await runDeploy(first, { project });
    expect(output).toContain('serves already, nothing to change');
    expect(code).toBe(0);
    expect(await idOf(instance, 'users-blue')).toBe(before);
    expect(await written.history()).toHaveLength(1);
  });

  it('says with --dryRun what it would do, and does not do it', async () => {
    const { code, output } = await runDeploy(second, { project, dryRun: true });
    expect(output).toContain(`would replace in slot green: ${short(first)} → ${short(second)}`);
    expect(code).toBe(0);
    expect(await containers()).toEqual(['users running', 'users-blue running']);
    expect(await written.record()).toMatchObject({ image: { digest: first.digest } });
  });

  it('starts a new image beside the old one and switches to it', async () => {
    const proxy = await idOf(instance, 'users');
    const { code } = await runDeploy(second, { project });
    expect(code).toBe(0);
    expect(await ask(instance, '/version')).toMatchObject({ digest: second.digest });
    expect(await containers()).toEqual([
      'users running',
      'users-blue exited',
      'users-green running',
    ]);
    expect(await idOf(instance, 'users')).toBe(proxy);
    expect(await written.record()).toMatchObject({ number: 2, image: { digest: second.digest } });
  });

  it('releases changed settings and secrets alone, and keeps the secrets to itself', async () => {
    await written.secret('token', `hush-${project}`);
    const settings = { project, env: { GREETING: 'hello' }, secrets: { TOKEN: 'token' } };
    const { code, output } = await runDeploy(second, settings);
    expect(output).not.toContain('pulled');
    expect(code).toBe(0);
    expect(await ask(instance, '/env')).toEqual({ GREETING: 'hello', TOKEN: `hush-${project}` });

    await written.secret('token', `psst-${project}`);
    const dry = await runDeploy(second, { ...settings, dryRun: true });
    expect(dry.output).toContain('a secret has a new version');
    const next = await runDeploy(second, settings);
    expect(next.code).toBe(0);
    expect(await ask(instance, '/env')).toEqual({ GREETING: 'hello', TOKEN: `psst-${project}` });
    const told = output + dry.output + next.output + JSON.stringify(await written.history());
    expect(told).not.toMatch(/hush-|psst-/);
  });

  it('names a secret that is missing, and changes nothing', async () => {
    const { code, output } = await runDeploy(second, { project, secrets: { KEY: 'nowhere' } });
    expect(output).toContain(`/${project}/sandbox/users/nowhere`);
    expect(output).toContain('aws ssm put-parameter');
    expect(code).toBe(1);
  });

  describe('when the new version is not good', () => {
    const env = { GREETING: 'good' };
    beforeAll(async () => {
      expect((await runDeploy(second, { project, env })).code).toBe(0);
    });
    afterEach(async () => {
      expect(await containers()).toHaveLength(2);
      expect(await ask(instance, '/version')).toMatchObject({ digest: second.digest });
      expect(await written.record()).toMatchObject({ image: { digest: second.digest } });
      expect(await written.lock()).toBeUndefined();
    });

    it('tells the exit code and the log of a container that exits at start, at once', async () => {
      const image = await pushTestImage(repository, 'exit');
      const { code, output, ms } = await runDeploy(image, { project, env });
      expect(output).toContain('The new container exited with code 3');
      expect(output).toContain('cannot read the configuration');
      expect(output).toContain(`not switched, ${short(second)} serves`);
      expect(code).toBe(1);
      expect(ms).toBeLessThan(10_000);
    });

    it('tells what the health check of an unhealthy container said', async () => {
      const image = await pushTestImage(repository, 'never-ready');
      const { code, output } = await runDeploy(image, { project, env });
      expect(output).toContain('The new container is unhealthy');
      expect(output).toContain('answered 503');
      expect(code).toBe(1);
    });

    it('does not wait for the whole timeout when the service listens on another port', async () => {
      const image = await pushTestImage(repository, 'wrong-port');
      const { code, output, ms } = await runDeploy(image, { project, env });
      expect(output).toContain('The new container is unhealthy');
      expect(code).toBe(1);
      expect(ms).toBeLessThan(20_000);
    });

    it('does not call a version deployed that answers as another', async () => {
      const image = await pushTestImage(repository, 'wrong-version');
      const { code, output } = await runDeploy(image, { project, env });
      expect(output).toContain('Another version answers');
      expect(output).toContain(`switched back, ${short(second)} serves`);
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
      await occupy('legacy', { PortBindings: { '5000/tcp': [{ HostPort: '5902' }] } });
      const { code, output } = await runDeploy(second, { project, port: 5902 });
      await free('legacy');
      expect(output).toContain('Port 5902 of the host is used by legacy');
      expect(code).toBe(1);
      expect(await ask(instance, '/version')).toMatchObject({ digest: second.digest });
    });

    it('tells of another process that has it, and keeps what runs', async () => {
      await occupy('process', { NetworkMode: 'host' });
      const { code, output } = await runDeploy(second, { project, port: 5903 });
      await free('process');
      expect(output).toContain('Port 5903 of the host is used by something else');
      expect(code).toBe(1);
      expect(await ask(instance, '/version')).toMatchObject({ digest: second.digest });
    });

    it('moves to a free port', async () => {
      expect((await runDeploy(second, { project, port: 5902 })).code).toBe(0);
      expect(await ask(instance, '/version', 5902)).toMatchObject({ digest: second.digest });
    });
  });
});
