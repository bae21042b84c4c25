import { setTimeout as delay } from 'node:timers/promises';
import { ask, statesOf } from './ec2-deploy/host-engine';
import { launchInstance, type TestInstance } from './ec2-deploy/instance';
import { startLoad } from './ec2-deploy/load';
import { runDeploy, startDeploy } from './ec2-deploy/run-deploy';
import { lockLifetimeMs } from '../src/lock/lock-record';
import { useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';
import { Written } from './ec2-deploy/written';

jest.setTimeout(300_000);

const project = `itkill${process.pid}`;
const kills = 20;

describe('a deploy that is killed at any moment', () => {
  let instance: TestInstance;
  let images: TestImage[];
  /** How long a whole deploy takes here, ms. */
  let whole = 0;
  const written = new Written(project);
  const running = async () =>
    (await statesOf(instance)).filter((state) => state.endsWith(' running'));

  beforeAll(async () => {
    useSandbox();
    instance = await launchInstance({ project, service: 'users', ports: [22, 5901] });
    const repository = `${project}-sandbox/users`;
    images = [
      await pushTestImage(repository, 'serve', '1'),
      await pushTestImage(repository, 'serve', '2'),
    ];
    expect((await runDeploy(images[0] as TestImage, { project })).code).toBe(0);
    whole = (await runDeploy(images[1] as TestImage, { project })).ms;
  });
  afterAll(async () => {
    await instance?.remove();
    await written.remove();
  });

  it('never takes the service away, and the next run converges', async () => {
    const probe = { host: instance.address, port: 5901, path: '/env', rate: 20 } as const;
    const end = startLoad({ ...probe, method: 'GET' });
    for (let round = 0; round < kills; round++) {
      const image = images[round % 2] as TestImage;
      const env = { GREETING: String(round) };
      const { process, result } = await startDeploy(image, { project, env });
      // Spread over the part in which a deploy works, at random within each twentieth of it.
      await delay(whole * (0.3 + (0.7 * (round + Math.random())) / kills));
      process.kill('SIGKILL');
      await result;
      const next = await runDeploy(image, { project, env });
      expect([round, next.code, next.code === 0 ? '' : next.output]).toEqual([round, 0, '']);
      expect(await ask(instance, '/env')).toEqual({ GREETING: String(round) });
      expect(await written.record()).toMatchObject({
        image: { digest: image.digest },
        settings: { env },
      });
      expect(await written.lock()).toBeUndefined();
      expect(await running()).toHaveLength(2);
      expect(await statesOf(instance)).toHaveLength(3);
    }
    expect((await end()).failures).toEqual([]);
  });

  it('does not disturb what was released while it slept', async () => {
    const repository = `${project}-sandbox/users`;
    const slow = await pushTestImage(repository, 'never-ready');
    const { process, result } = await startDeploy(slow, { project, healthTimeout: 300 });
    while ((await running()).length < 3) await delay(100);
    process.kill('SIGSTOP');
    await delay(lockLifetimeMs + 1_000);
    const image = images[0] as TestImage;
    const env = { GREETING: 'meanwhile' };
    expect((await runDeploy(image, { project, env })).code).toBe(0);
    const before = await statesOf(instance);
    process.kill('SIGCONT');
    const { code, output } = await result;
    expect(output).toContain('The lock of users was lost');
    expect(code).toBe(1);
    expect(await statesOf(instance)).toEqual(before);
    expect(await ask(instance, '/env')).toEqual(env);
    expect(await written.record()).toMatchObject({ settings: { env } });
  });
});
