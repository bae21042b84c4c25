import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { ask, containersOf, withEngine } from './ec2-deploy/host-engine';
import { launchInstance, type TestInstance } from './ec2-deploy/instance';
import { runDeploy, startDeploy, type RunningDeploy } from './ec2-deploy/run-deploy';
import { useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';

jest.setTimeout(120_000);

const project = `itcut${process.pid}`;
const repository = `${project}-sandbox/users`;

describe('ec2-deploy, interrupted', () => {
  let instance: TestInstance;
  let good: TestImage;
  let slow: TestImage;

  const names = async () =>
    (await containersOf(instance)).map(({ Names, State }) => `${Names[0]} ${State}`).sort();
  const tunnelsOf = (pid = 0) =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`nx-ec2-tunnel-${pid}-`));
  /** Processes of ssh whose arguments name the folder of a tunnel of that process. */
  const sshOf = (pid = 0) =>
    spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((line) => line.startsWith('ssh') && line.includes(`nx-ec2-tunnel-${pid}-`));

  /** Starts the deploy of a version that never becomes ready, and waits until it was switched to. */
  async function deployUntilSwitched(): Promise<RunningDeploy> {
    const running = await startDeploy(slow, { project });
    await withEngine(instance, async (engine) => {
      const started = async () =>
        (await engine.listContainers()).some(({ Names }) => Names[0] === '/users.next');
      while (!(await started())) await delay(20);
    });
    return running;
  }

  beforeAll(async () => {
    useSandbox();
    instance = await launchInstance({ project, service: 'users', ports: [22, 5901] });
    good = await pushTestImage(repository, 'serve');
    slow = await pushTestImage(repository, 'never-ready');
    expect((await runDeploy(good, { project })).code).toBe(0);
  });
  afterAll(() => instance?.remove());

  it.each(['SIGINT', 'SIGTERM'] as const)('brings the old version back on %s', async (signal) => {
    const { process, result } = await deployUntilSwitched();
    process.kill(signal);
    const { code, output } = await result;
    expect(output).toContain(`Stopped by ${signal}`);
    expect(code).toBe(1);
    expect(await names()).toEqual(['/users running']);
    expect(await ask(instance, '/version')).toMatchObject({ digest: good.digest });
    expect([tunnelsOf(process.pid), sshOf(process.pid)]).toEqual([[], []]);
  });

  it('brings the old version back when the terminal and Nx are gone at once', async () => {
    const { process, result } = await deployUntilSwitched();
    process.stdout?.destroy();
    process.stderr?.destroy();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.kill(signal);
    expect((await result).code).toBe(1);
    expect(await names()).toEqual(['/users running']);
    expect([tunnelsOf(process.pid), sshOf(process.pid)]).toEqual([[], []]);
  });

  it('converges at the next run after it was killed', async () => {
    const { process, result } = await deployUntilSwitched();
    process.kill('SIGKILL');
    await result;
    expect(await names()).toEqual(['/users exited', '/users.next running']);

    const { code, output } = await runDeploy(good, { project });
    expect(output).toContain('runs already, nothing to change');
    expect(code).toBe(0);
    expect(await names()).toEqual(['/users running']);
    expect([tunnelsOf(process.pid), sshOf(process.pid)]).toEqual([[], []]);
  });

  it('gives the new container its name when it was killed just before that', async () => {
    await withEngine(instance, (engine) =>
      engine.getContainer('users').rename({ name: 'users.next' }),
    );
    expect((await runDeploy(good, { project })).code).toBe(0);
    expect(await names()).toEqual(['/users running']);
  });

  it('brings the old version back when the ssh connection is cut', async () => {
    const { process, result } = await deployUntilSwitched();
    const [tunnel] = tunnelsOf(process.pid);
    spawnSync('ssh', ['-F', 'none', '-S', `${tmpdir()}/${tunnel}/control`, '-O', 'exit', 'x']);
    const { code, output } = await result;
    expect(output).toContain('the previous version');
    expect(code).toBe(1);
    expect(await names()).toEqual(['/users running']);
  });
});
