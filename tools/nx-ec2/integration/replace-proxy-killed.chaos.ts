import { ask, idOf, onHost, statesOf } from './ec2-deploy/host-engine';
import { launchInstance, type TestInstance } from './ec2-deploy/instance';
import { startLoad } from './ec2-deploy/load';
import { runCommand, runDeploy, startDeploy } from './ec2-deploy/run-deploy';
import { useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';
import { Written } from './ec2-deploy/written';

jest.setTimeout(240_000);

const project = `itswap${process.pid}`;

describe('a deploy that is killed while it makes the public container anew', () => {
  let instance: TestInstance;
  let image: TestImage;
  /** Another one each time: the public container depends on it. */
  let drainTimeout = 10;
  const written = new Written(project);
  const deploy = () => runDeploy(image, { project, drainTimeout });

  /** Starts a deploy that makes the public container anew, and kills it once the host looks so. */
  async function killWhen(seen: string): Promise<void> {
    drainTimeout += 1;
    const { process, result } = await startDeploy(image, { project, drainTimeout });
    await onHost(instance, `timeout 30 bash -c "until ${seen}; do sleep 0.01; done"`);
    process.kill('SIGKILL');
    expect((await result).code).toBeNull();
  }

  /** What holds after the next deploy, whatever the one before left. */
  async function expectConverged(): Promise<void> {
    const { code, output } = await deploy();
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    expect(await ask(instance, '/version')).toMatchObject({ digest: image.digest });
    expect(await written.record()).toMatchObject({ settings: { drainTimeout } });
    expect(await written.lock()).toBeUndefined();
    const states = await statesOf(instance);
    expect(states.filter((state) => / running$/.test(state))).toHaveLength(2);
    expect(states.filter((state) => !/^users(-blue|-green)? /.test(state))).toEqual([]);
    const rules = 'sudo iptables-save | grep -c 198.18.92.52 || true';
    expect(await onHost(instance, rules)).toBe('0');
    expect((await runCommand('status', { project })).code).toBe(0);
  }

  beforeAll(async () => {
    useSandbox();
    instance = await launchInstance({ project, service: 'users', ports: [22, 5901] });
    image = await pushTestImage(`${project}-sandbox/users`, 'serve');
    expect((await deploy()).code).toBe(0);
  });
  afterAll(async () => {
    await instance?.remove();
    await written.remove();
  });

  it.each([
    ['its stand-in was made', 'docker inspect users-spare >/dev/null 2>&1'],
    ['connections go to the stand-in', 'sudo iptables-save | grep -q to-destination.*198.18.92.52'],
    ['the old one has another name', 'docker inspect users-previous >/dev/null 2>&1'],
  ])('is made up for by the next one: %s', async (_moment, seen) => {
    const before = await idOf(instance, 'users');
    const load = { host: instance.address, port: 5901, path: '/env', rate: 20, slowRate: 2 };
    const end = startLoad({ ...load, method: 'GET' });
    try {
      await killWhen(seen);
      await expectConverged();
    } finally {
      expect((await end()).failures).toEqual([]);
    }
    expect(await idOf(instance, 'users')).not.toBe(before);
  });
});
