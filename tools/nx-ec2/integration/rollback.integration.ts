import { setTimeout as delay } from 'node:timers/promises';
import { ask, onHost, statesOf, withEngine } from './ec2-deploy/host-engine';
import { launchInstance, type TestInstance } from './ec2-deploy/instance';
import { runCommand, runDeploy, startCommand } from './ec2-deploy/run-deploy';
import { lockFrom } from '../src/lock/lock-record';
import type { ReleaseRecord } from '../src/records/release-record';
import { useSandbox } from './ec2-deploy/sandbox';
import { pushTestImage, type TestImage } from './ec2-deploy/test-image';
import { Written } from './ec2-deploy/written';

jest.setTimeout(120_000);

const project = `itback${process.pid}`;
const repository = `${project}-sandbox/users`;

describe('commands on what runs', () => {
  let instance: TestInstance;
  let images: TestImage[] = [];
  const written = new Written(project);
  const [one, two, three] = [0, 1, 2].map((index) => () => images[index] as TestImage) as [
    () => TestImage,
    () => TestImage,
    () => TestImage,
  ];
  const version = () => ask(instance, '/version');

  beforeAll(async () => {
    useSandbox();
    instance = await launchInstance({ project, service: 'users', ports: [22, 5901] });
    for (const mark of ['1', '2', '3']) images.push(await pushTestImage(repository, 'serve', mark));
    for (const [index, image] of images.entries()) {
      const env = { GREETING: String(index + 1) };
      expect((await runDeploy(image, { project, env })).code).toBe(0);
    }
  });
  afterAll(async () => {
    await instance?.remove();
    await written.remove();
    images = [];
  });

  const imagesThere = () =>
    withEngine(instance, async (engine) =>
      (await engine.listImages()).flatMap(({ RepoDigests }) => RepoDigests ?? []),
    );

  it('keeps the images of the current and the previous release, and those of others', async () => {
    const digests = await imagesThere();
    const own = digests.filter((name) => name.includes(repository));
    expect(own.sort()).toEqual(
      [two(), three()].map(({ repository: name, digest }) => `${name}@${digest}`).sort(),
    );
    expect(digests.some((name) => name.includes('haproxy'))).toBe(true);
  });

  it('lists the releases, newest first', async () => {
    const { code, output } = await runCommand('history', { project });
    expect(output.match(/^\d/gm)).toEqual(['3', '2', '1']);
    expect(code).toBe(0);
    const json = JSON.parse((await runCommand('history', { project, json: true })).output);
    expect(json[0]).toMatchObject({ number: 3, image: { digest: three().digest } });
  });

  it('shows what serves, and that it is as recorded', async () => {
    const { code, output } = await runCommand('status', { project });
    expect(output).toMatch(/SERVICE +HOST +ADDRESS +REVISION +DIGEST +SLOT/);
    expect(output).toMatch(new RegExp(`users +${instance.id} .*blue .*as recorded`));
    expect(output).not.toContain('\u001b');
    expect(code).toBe(0);
    const { services, locks } = JSON.parse(
      (await runCommand('status', { project, json: true })).output,
    );
    expect(services).toMatchObject([
      { service: 'users', digest: three().digest, slot: 'blue', port: 5901, problems: [] },
    ]);
    expect(services[0].memory).toBeGreaterThan(1024 * 1024);
    expect(locks).toEqual([]);
  });

  it('says with --dryRun where a rollback would go', async () => {
    const { code, output } = await runCommand('rollback', { project, dryRun: true });
    expect(output).toContain('back to release 2');
    expect(output).toContain('whose container is kept');
    expect(code).toBe(0);
    expect(await version()).toMatchObject({ digest: three().digest });
  });

  it('goes back to the previous release with its settings, without a pull', async () => {
    const { code, output } = await runCommand('rollback', { project });
    expect(output).not.toContain('pulled');
    expect(code).toBe(0);
    expect(await version()).toMatchObject({ digest: two().digest });
    expect(await ask(instance, '/env')).toEqual({ GREETING: '2' });
    expect(await written.record()).toMatchObject({
      number: 4,
      action: 'rollback',
      image: { digest: two().digest },
      settings: { env: { GREETING: '2' } },
    });
  });

  it('goes to any release, also when its container and image are gone', async () => {
    const digest = one().digest.slice('sha256:'.length, 'sha256:'.length + 12);
    const { code, output } = await runCommand('rollback', { project, to: digest });
    expect(output).toContain('pulled');
    expect(code).toBe(0);
    expect(await version()).toMatchObject({ digest: one().digest });
    expect(await ask(instance, '/env')).toEqual({ GREETING: '1' });
  });

  it('names the releases there are when it is asked for another', async () => {
    const { code, output } = await runCommand('rollback', { project, to: 'c0ffee' });
    expect(output).toContain('No release of users is named c0ffee');
    expect(output).toContain(three().digest.slice(0, 19));
    expect(code).toBe(1);
  });

  it('runs a command in the container that serves, and tells how it ended', async () => {
    const ran = await runCommand('exec', { project, command: 'node -p "process.env.MARK + 1"' });
    expect([ran.output.trim(), ran.code]).toEqual(['11', 0]);
    const failed = await runCommand('exec', { project, command: 'node -e process.exit(7)' });
    expect(failed.output).toContain('The command exited with code 7');
    expect(failed.code).toBe(1);
  });

  it('shows what a command writes as it comes, and lets go of it when interrupted', async () => {
    const command = `node -e "console.log('begun');setInterval(String,60123)"`;
    const { process, result } = startCommand('exec', { project, command });
    const told: string[] = [];
    process.stdout?.on('data', (text) => told.push(String(text)));
    while (!told.join('').includes('begun') && process.exitCode === null) await delay(20);
    process.kill('SIGINT');
    const { code, output, ms } = await result;
    expect(output).toContain('Stopped by SIGINT');
    expect(code).toBe(1);
    expect(ms).toBeLessThan(30_000);
  });

  it('does not go back to another release than was meant when a deploy went on', async () => {
    const lock = await written.lockStore();
    await lock.create(lockFrom(Date.now(), { id: 'held', owner: 'bob@laptop' }));
    const { process, result } = startCommand('rollback', { project });
    const told: string[] = [];
    process.stdout?.on('data', (text) => told.push(String(text)));
    while (!told.join('').includes('waiting: ') && process.exitCode === null) await delay(20);
    const record = await written.record();
    await written.put({ ...(record as ReleaseRecord), by: 'bob@laptop' });
    await lock.remove();
    const { code, output } = await result;
    expect(output).toContain('users has another current release meanwhile');
    expect(code).toBe(1);
    expect(await version()).toMatchObject({ digest: record?.image.digest });
  });

  it('shows the log, and follows it through a switch', async () => {
    const { output, code } = await runCommand('logs', { project });
    expect(output).toMatch(/^users-(blue|green) \| listening$/m);
    expect(code).toBe(0);
    const { process, result } = startCommand('logs', { project, follow: true, since: '1s' });
    expect((await runDeploy(two(), { project })).code).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    process.kill('SIGINT');
    expect((await result).output).toMatch(/\| listening$/m);
  });

  it('shows the last words of a version that fell', async () => {
    const slot = (await statesOf(instance)).find((state) => /^users-.* running$/.test(state));
    const name = slot?.split(' ')[0];
    await onHost(instance, `docker update --restart no ${name} && docker kill ${name}`);
    const { output, code } = await runCommand('logs', { project, tail: 5 });
    expect(output).toContain(`${name} | listening`);
    expect(code).toBe(0);
    await onHost(
      instance,
      `docker update --restart unless-stopped ${name} && docker start ${name}`,
    );
    while ((await version()) === undefined) await delay(50);
  });

  it('fails and says so when something is not as recorded', async () => {
    // Soon: it would let open connections finish, for as long as a request may take.
    await onHost(instance, 'docker stop --time 1 users');
    const { code, output } = await runCommand('status', { project });
    expect(output).toContain('its public container is exited');
    expect(code).toBe(1);
    expect((await runDeploy(two(), { project })).code).toBe(0);
    expect((await statesOf(instance)).filter((state) => / running$/.test(state))).toHaveLength(2);
  });

  it('takes a service off the hosts when that is approved, and a deploy brings it back', async () => {
    const left = async () =>
      (await statesOf(instance)).filter((state) => state.startsWith('users'));
    const before = await left();
    const unasked = await runCommand('undeploy', { project });
    expect(unasked.output).toContain('there is no terminal to ask on');
    expect(unasked.code).toBe(1);
    const { output } = await runCommand('undeploy', { project, dryRun: true });
    expect(output).toMatch(/would remove users, users-/);
    expect(await left()).toEqual(before);

    const gone = await runCommand('undeploy', { project, yes: true });
    expect(gone.output).toContain('users is not deployed in environment sandbox any more');
    expect(gone.code).toBe(0);
    expect([await left(), await written.history(), await written.lock()]).toEqual([
      [],
      [],
      undefined,
    ]);
    await expect(version()).rejects.toThrow();
    expect(await onHost(instance, 'docker volume ls --quiet --filter name=users')).toBe('');
    expect((await imagesThere()).filter((name) => name.includes(repository))).toEqual([]);
    const again = await runCommand('undeploy', { project, yes: true });
    expect([again.code, again.output]).toEqual([0, expect.stringContaining('it was not here')]);

    expect((await runDeploy(two(), { project })).code).toBe(0);
    expect(await version()).toMatchObject({ digest: two().digest });
  });
});
