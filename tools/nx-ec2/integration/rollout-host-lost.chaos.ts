import { setTimeout as delay } from 'node:timers/promises';
import { RebootInstancesCommand } from '@aws-sdk/client-ec2';
import { ask, onHost, statesOf, withEngine } from './ec2-deploy/host-engine';
import { ec2, launchInstance, type TestInstance } from './ec2-deploy/instance';
import { startLoad } from './ec2-deploy/load';
import { runDeploy, startDeploy } from './ec2-deploy/run-deploy';
import { useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';
import { Written } from './ec2-deploy/written';

jest.setTimeout(300_000);

const project = `itlost${process.pid}`;
const rounds = 6;

describe('a deploy whose host is lost at any moment', () => {
  let instance: TestInstance;
  let images: [TestImage, TestImage];
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
    expect((await runDeploy(images[0], { project })).code).toBe(0);
    whole = (await runDeploy(images[1], { project })).ms;
  });
  afterAll(async () => {
    await instance?.remove();
    await written.remove();
  });

  const untilEngineAnswers = async () => {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await delay(200)) {
      const answer = withEngine(instance, (engine) => engine.ping());
      if (await answer.catch(() => undefined)) return;
    }
    throw new Error('The engine did not come back');
  };

  /** Loses the host at a moment of a deploy, and has the next one converge. */
  async function loseDuring(round: number, lose: () => Promise<unknown>) {
    const image = images[round % 2] as TestImage;
    const env = { GREETING: `${lose.name} ${round}` };
    const { result } = await startDeploy(image, { project, env });
    // Spread over the part in which a deploy works on the host.
    await delay(whole * (0.4 + (0.6 * (round + Math.random())) / rounds));
    await lose();
    const lost = await result;
    if (lost.code !== 0) expect(lost.output).toContain(instance.id);
    await untilEngineAnswers();
    const next = await runDeploy(image, { project, env });
    expect([round, next.code, next.code === 0 ? '' : next.output]).toEqual([round, 0, '']);
    expect(await ask(instance, '/env')).toEqual(env);
    expect((await written.record())?.image.digest).toBe(image.digest);
    expect(await written.lock()).toBeUndefined();
    const states = await statesOf(instance);
    expect(states.filter((state) => state.endsWith(' running'))).toHaveLength(2);
    expect(states).toHaveLength(3);
  }

  it('keeps the version running when the engine is killed, and the next run converges', async () => {
    const probe = { host: instance.address, port: 5901, path: '/env', rate: 20 } as const;
    const end = startLoad({ ...probe, method: 'GET' });
    const engine = () => onHost(instance, 'sudo kill -9 $(cat /run/docker.pid)');
    try {
      for (let round = 0; round < rounds; round++) await loseDuring(round, engine);
    } finally {
      // An engine that starts sets up the host's port forwarding anew: connections of that moment, two
      // or three of this probe, are reset before they reach anything.
      const { failures } = await end();
      expect(failures.filter((failure) => !failure.includes('ECONNRESET'))).toEqual([]);
      expect(failures.length).toBeLessThanOrEqual(rounds * 10);
    }
  });

  it('converges at the next run when the host is rebooted', async () => {
    const host = async () => {
      await ec2().send(new RebootInstancesCommand({ InstanceIds: [instance.id] }));
      await delay(1_000);
    };
    for (let round = 0; round < rounds / 2; round++) await loseDuring(round * 2, host);
  });
});
