import { setTimeout as delay } from 'node:timers/promises';
import { ask, statesOf } from './ec2-deploy/host-engine';
import { launchInstance, type TestInstance } from './ec2-deploy/instance';
import { startLoad } from './ec2-deploy/load';
import { runDeploy, startDeploy } from './ec2-deploy/run-deploy';
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
      const states = await statesOf(instance);
      expect(states.filter((state) => state.endsWith(' running'))).toHaveLength(2);
      expect(states).toHaveLength(3);
    }
    expect((await end()).failures).toEqual([]);
  });
});
