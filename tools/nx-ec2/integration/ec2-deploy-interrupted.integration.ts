import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { ask, statesOf, withEngine } from './ec2-deploy/host-engine';
import { lockFrom } from '../src/lock/lock-record';
import { parameterStore } from '../src/records/parameters';
import { launchInstance, region, type TestInstance } from './ec2-deploy/instance';
import { runCommand, runDeploy, startDeploy, type RunningDeploy } from './ec2-deploy/run-deploy';
import { useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';
import { Written } from './ec2-deploy/written';

jest.setTimeout(120_000);

const project = `itcut${process.pid}`;
const repository = `${project}-sandbox/users`;

describe('ec2-deploy, interrupted', () => {
  let instance: TestInstance;
  let good: TestImage;
  let slow: TestImage;

  const written = new Written(project);
  const names = () => statesOf(instance);
  const asBefore = ['users running', 'users-blue running'];
  const tunnelsOf = (pid = 0) =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`nx-ec2-tunnel-${pid}-`));
  /** Processes of ssh whose arguments name the folder of a tunnel of that process. */
  const sshOf = (pid = 0) =>
    spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((line) => line.startsWith('ssh') && line.includes(`nx-ec2-tunnel-${pid}-`));

  /** Starts the deploy of a version that never becomes ready, and waits until it was started. */
  async function deployUntilStarted(): Promise<RunningDeploy> {
    const running = await startDeploy(slow, { project });
    await withEngine(instance, async (engine) => {
      const started = async () =>
        (await engine.listContainers()).some(({ Names }) => Names[0] === '/users-green');
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
  afterAll(async () => {
    await instance?.remove();
    await written.remove();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'leaves the old version serving on %s',
    async (signal) => {
      const { process, result } = await deployUntilStarted();
      process.kill(signal);
      const { code, output } = await result;
      expect(output).toContain(`Stopped by ${signal}`);
      expect(code).toBe(1);
      expect(await names()).toEqual(asBefore);
      expect(await ask(instance, '/version')).toMatchObject({ digest: good.digest });
      expect([tunnelsOf(process.pid), sshOf(process.pid)]).toEqual([[], []]);
    },
  );

  it('leaves the old version serving when the terminal and Nx are gone at once', async () => {
    const { process, result } = await deployUntilStarted();
    process.stdout?.destroy();
    process.stderr?.destroy();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.kill(signal);
    expect((await result).code).toBe(1);
    expect(await names()).toEqual(asBefore);
    expect([tunnelsOf(process.pid), sshOf(process.pid)]).toEqual([[], []]);
  });

  it('touches nothing any more when another has got its lock', async () => {
    const { process, result } = await deployUntilStarted();
    process.kill('SIGSTOP');
    const store = await written.lockStore();
    await store.overwrite(lockFrom(Date.now(), { id: 'other', owner: 'bob@laptop' }));
    process.kill('SIGTERM');
    process.kill('SIGCONT');
    const { code, output } = await result;
    expect(output).toContain('started, and left like that without the lock');
    expect(code).toBe(1);
    expect(await names()).toEqual([...asBefore, 'users-green running']);
    expect(await written.lock()).toMatchObject({ id: 'other' });
    await store.remove();
    expect((await runDeploy(good, { project })).code).toBe(0);
  });

  it('converges at the next run after it was killed', async () => {
    const { process, result } = await deployUntilStarted();
    process.kill('SIGKILL');
    await result;
    expect(await names()).toEqual([...asBefore, 'users-green running']);
    expect(await ask(instance, '/version')).toMatchObject({ digest: good.digest });

    const { code, output } = await runDeploy(good, { project });
    expect(output).toContain('serves already, nothing to change');
    expect(code).toBe(0);
    expect(await names()).toEqual([...asBefore, 'users-green exited']);
    expect([tunnelsOf(process.pid), sshOf(process.pid)]).toEqual([[], []]);
  });

  it('does not go on while another machine holds the lock, until that is removed', async () => {
    const store = await written.lockStore();
    await store.create(lockFrom(Date.now(), { id: 'held', owner: 'bob@laptop' }));
    const refused = await runDeploy(good, { project, lockTimeout: 0 });
    const lock = await written.lock();
    expect(refused.output).toContain('Another deploy of users goes on');
    expect(refused.output).toContain(`--id=${lock?.id}`);
    expect(refused.code).toBe(1);
    const wrong = await runCommand('unlock', { project, id: 'another' });
    expect(wrong.output).toContain(`(id ${lock?.id},`);
    expect(wrong.code).toBe(1);
    expect((await runCommand('unlock', { project, id: lock?.id })).code).toBe(0);

    expect((await runDeploy(good, { project })).code).toBe(0);
  });

  it('shows whose lock it is, and does not call one a deploy that was left behind', async () => {
    const store = await written.lockStore();
    const lock = { id: 'held', owner: 'bob@laptop' };
    for (const [at, text] of [
      [Date.now(), 'users is being deployed by bob@laptop'],
      [Date.now() - 61_000, 'users was being deployed by bob@laptop'],
    ] as const) {
      await store.overwrite(lockFrom(at, lock));
      const { code, output } = await runCommand('status', { project });
      expect(output).toContain(text);
      expect(code).toBe(0);
    }
    await store.remove();
  });

  it('takes over a lock that was not renewed', async () => {
    const store = await written.lockStore();
    await store.create(lockFrom(Date.now() - 61_000, { id: 'gone', owner: 'bob@laptop' }));
    expect((await runDeploy(good, { project, lockTimeout: 0 })).code).toBe(0);
    expect(await written.lock()).toBeUndefined();
  });

  it('waits for another deploy of the service, and tells whose', async () => {
    const store = await written.lockStore();
    await store.create(lockFrom(Date.now(), { id: 'held', owner: 'bob@laptop' }));
    const { process, result } = await startDeploy(good, { project, env: { GREETING: 'second' } });
    await new Promise((resolve) => process.stdout?.once('data', resolve));
    await store.remove();
    const { code, output } = await result;
    expect(output).toContain(
      'waiting: users, environment sandbox, is being deployed by bob@laptop since',
    );
    expect(code).toBe(0);
    expect(await ask(instance, '/env')).toEqual({ GREETING: 'second' });
  });

  it('goes one after the other when two deploy the service at once', async () => {
    const greetings = ['third', 'fourth'];
    const running = await Promise.all(
      greetings.map((GREETING) => startDeploy(good, { project, env: { GREETING } })),
    );
    const results = await Promise.all(running.map(({ result }) => result));
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    const { settings } = (await written.record()) ?? {};
    expect(await ask(instance, '/env')).toEqual({ GREETING: settings?.env['GREETING'] });
    expect((await names()).filter((state) => state.endsWith(' running'))).toHaveLength(2);
    expect((await runDeploy(good, { project, env: { GREETING: 'second' } })).code).toBe(0);
  });

  it('writes the record that a deploy did not get to write after the switch', async () => {
    const { client, DeleteParameterCommand } = await parameterStore({
      project,
      environment: 'sandbox',
      region,
      accountId: '',
    });
    const Name = `/${project}/sandbox/users/release`;
    await client.send(new DeleteParameterCommand({ Name }));
    const { code, output } = await runDeploy(good, { project, env: { GREETING: 'second' } });
    expect(output).toContain('nothing to change');
    expect(code).toBe(0);
    expect(await written.record()).toMatchObject({ image: { digest: good.digest } });
  });

  it('leaves the old version serving when the ssh connection is cut', async () => {
    const before = await names();
    const { process, result } = await deployUntilStarted();
    const [tunnel] = tunnelsOf(process.pid);
    spawnSync('ssh', ['-F', 'none', '-S', `${tmpdir()}/${tunnel}/control`, '-O', 'exit', 'x']);
    const { code, output } = await result;
    expect(output).toContain('The connection to a host was lost');
    expect(output).toContain(`not switched, ${good.digest.slice(0, 19)} serves`);
    expect(code).toBe(1);
    expect(await ask(instance, '/version')).toMatchObject({ digest: good.digest });
    expect(before).toContain('users running');
    expect(await written.lock()).toBeUndefined();
  });
});
