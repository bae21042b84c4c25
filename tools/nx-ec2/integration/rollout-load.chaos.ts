import { launchInstance, type TestInstance } from './ec2-deploy/instance';
import { ask, idOf, onHost, statesOf } from './ec2-deploy/host-engine';
import { startLoad } from './ec2-deploy/load';
import { runCommand, runDeploy } from './ec2-deploy/run-deploy';
import { useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';
import { Written } from './ec2-deploy/written';

jest.setTimeout(180_000);

const project = `itload${process.pid}`;

describe('releases under load', () => {
  let instance: TestInstance;
  let images: TestImage[];
  const written = new Written(project);
  const load = () =>
    startLoad({ host: instance.address, port: 5901, path: '/env', rate: 600, slowRate: 4 });

  beforeAll(async () => {
    useSandbox();
    instance = await launchInstance({ project, service: 'users', ports: [22, 5901] });
    const repository = `${project}-sandbox/users`;
    images = [
      await pushTestImage(repository, 'serve', '1'),
      await pushTestImage(repository, 'serve', '2'),
    ];
    expect((await runDeploy(images[0] as TestImage, { project })).code).toBe(0);
  });
  afterAll(async () => {
    await instance?.remove();
    await written.remove();
  });

  it('loses no request in ten switches at 600 requests/s with 3 s requests in flight', async () => {
    const end = load();
    for (let release = 1; release <= 10; release++) {
      const image = images[release % 2] as TestImage;
      const env = { GREETING: String(release) };
      const { code, output } = await runDeploy(image, { project, env });
      expect([release, code, code === 0 ? '' : output]).toEqual([release, 0, '']);
    }
    const { sent, failures } = await end();
    expect(failures).toEqual([]);
    expect(sent).toBeGreaterThan(600 * 10);
    expect(await ask(instance, '/env')).toEqual({ GREETING: '10' });
  });

  it('loses none when the proxy takes new timeouts, and when a version is rolled back', async () => {
    const end = load();
    const image = images[0] as TestImage;
    const settings = { project, requestTimeout: 30, healthPath: '/version' };
    expect((await runDeploy(image, settings)).output).toContain('serves at');
    expect((await runCommand('rollback', { project })).code).toBe(0);
    expect((await end()).failures).toEqual([]);
    expect(await statesOf(instance)).toHaveLength(3);
    expect(await ask(instance, '/env')).toEqual({ GREETING: '10' });
  });

  it('loses none when the public container is made anew', async () => {
    const before = await idOf(instance, 'users');
    const end = load();
    const image = images[1] as TestImage;
    const { code, output } = await runDeploy(image, { project, drainTimeout: 30 });
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    expect((await end()).failures).toEqual([]);
    expect(await idOf(instance, 'users')).not.toBe(before);
    expect(await statesOf(instance)).toHaveLength(3);
    expect(
      await onHost(instance, 'sudo iptables-save | grep -c to-destination.*198.18.92.52 || true'),
    ).toBe('0');
  });
});
