import type Dockerode from 'dockerode';
import { readdir, readFile, stat } from 'node:fs/promises';
import { ownProcesses, type Role } from '../src/processes/own';
import { listProcesses } from '../src/processes/proc';
import { databaseName } from '../src/services/database';
import { registryName } from '../src/services/registry';
import { launch } from './support/instance';
import { TestSandbox } from './support/test-sandbox';
import { knock, until } from './support/until';

let sandbox: TestSandbox;
let engine: Dockerode;

beforeAll(async () => {
  sandbox = await TestSandbox.create();
  await sandbox.must('up');
  engine = await sandbox.engine();
}, 300_000);

afterAll(() => sandbox.remove(), 60_000);

const pids = (role: Role) => ownProcesses(sandbox.layout, role).map(({ pid }) => pid);
const database = () => engine.getContainer(databaseName(sandbox.layout));
const registry = () => engine.getContainer(registryName(sandbox.layout));
const kill = (role: Role) => pids(role).forEach((pid) => process.kill(pid, 'SIGKILL'));

async function identity() {
  const { Id, State } = await registry().inspect();
  const { State: databaseState } = await database().inspect();
  const since = [State.StartedAt, databaseState.StartedAt];
  return { emulator: pids('emulator'), supervisor: pids('supervisor'), Id, since };
}

it('changes nothing when it is brought up again', async () => {
  const before = await identity();
  const started = Date.now();
  await sandbox.must('up');
  expect(Date.now() - started).toBeLessThan(5_000);
  expect(await identity()).toEqual(before);
}, 20_000);

it('lets several be brought up at once', async () => {
  const before = await identity();
  await Promise.all([sandbox.must('up'), sandbox.must('up'), sandbox.must('up')]);
  expect(await identity()).toEqual(before);
}, 60_000);

it('reports what runs, with the exit code to act on', async () => {
  const { exitCode, stdout } = await sandbox.run('status');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/supervisor +│ yes/);
});

it('keeps its secrets to its owner', async () => {
  const { dotenv, sshKey, databasePassword } = sandbox.layout;
  const modes = [dotenv, sshKey, databasePassword].map(
    async (file) => (await stat(file)).mode & 0o077,
  );
  expect(await Promise.all(modes)).toEqual([0, 0, 0]);
});

it('mends itself after a crash of the supervisor, and its hosts run on', async () => {
  const { TF_VAR_ssh_public_key: key = '' } = await sandbox.environment();
  const host = await launch(await sandbox.ec2(), key, '');
  const banner = () => knock(host.address, 22).then((text) => text.slice(0, 4));
  await until(banner, 'SSH-');
  const container = engine.getContainer(`${sandbox.layout.id}-${host.id}`);
  const { StartedAt } = (await container.inspect()).State;
  kill('supervisor');
  expect((await sandbox.run('status')).exitCode).toBe(3);
  await sandbox.must('up');
  await until(banner, 'SSH-');
  expect((await container.inspect()).State.StartedAt).toBe(StartedAt);
}, 60_000);

it('mends itself after the loss of the API and of the registry; hosts of a lost account go', async () => {
  kill('emulator');
  await registry().remove({ force: true });
  expect((await sandbox.run('status')).exitCode).toBe(3);
  await sandbox.must('up');
  expect((await sandbox.run('status')).exitCode).toBe(0);
  const filters = { label: [`sandbox=${sandbox.layout.id}`, 'sandbox.role=host'] };
  await until(async () => (await engine.listContainers({ all: true, filters })).length, 0);
}, 60_000);

it('leaves nothing behind when it is taken down, and may be taken down twice', async () => {
  await sandbox.must('down');
  const filters = { label: [`sandbox=${sandbox.layout.id}`] };
  const { home, workspace } = sandbox.layout;
  if (pids('engine').length === 0 && (await reachable())) {
    expect(await engine.listContainers({ all: true, filters })).toEqual([]);
    expect((await engine.listVolumes({ filters })).Volumes).toEqual([]);
    expect(await engine.listNetworks({ filters })).toEqual([]);
  }
  expect(listProcesses().filter(({ env }) => env['SANDBOX_HOME'] === home)).toEqual([]);
  expect(await readFile('/proc/mounts', 'utf8')).not.toContain(workspace);
  expect(await readdir(workspace)).toEqual(['.sandbox', 'nx.json']);
  const caches = ['cache', 'engine', 'state.json'];
  expect((await readdir(home)).filter((entry) => !caches.includes(entry))).toEqual([]);
  expect((await sandbox.run('status')).exitCode).toBe(3);
  await sandbox.must('down');
}, 60_000);

/** Whether the engine outlives this sandbox: not if it was started for it. */
const reachable = () =>
  engine.ping().then(
    () => true,
    () => false,
  );

it('comes up again with the same ports', async () => {
  const before = await readFile(sandbox.layout.stateFile, 'utf8');
  await sandbox.must('up');
  const after = JSON.parse(await readFile(sandbox.layout.stateFile, 'utf8'));
  expect(after.ports).toEqual(JSON.parse(before).ports);
}, 120_000);

it('is wiped by a reset', async () => {
  await sandbox.must('reset');
  expect(await readdir(sandbox.workspace)).toEqual(['nx.json']);
}, 60_000);
