import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../failure';
import { type Layout, layoutOf } from '../state/layout';
import { endProcesses } from './end';
import { ownProcesses } from './own';
import { logFile, startDaemon } from './start';

let layout: Layout;
beforeEach(async () => (layout = layoutOf(await mkdtemp(join(tmpdir(), 'sandbox-')))));
afterEach(() => rm(layout.workspace, { recursive: true }));

const node = (script: string) => ({
  role: 'emulator' as const,
  command: process.execPath,
  args: ['-e', script],
  timeoutMs: 5_000,
});

it('starts a process that is known as ours and writes to its log', async () => {
  const ready = async () => (await readFile(logFile(layout, 'emulator'), 'utf8')).includes('on');
  await startDaemon(layout, { ...node("console.log('on'); setInterval(() => {}, 1e3)"), ready });
  const own = ownProcesses(layout, 'emulator');
  expect(own).toHaveLength(1);
  await endProcesses(own, 2_000);
});

it('fails at once, with the last of the log, when the process ends', async () => {
  const started = startDaemon(layout, {
    ...node("console.error('port is taken'); process.exit(7)"),
    ready: async () => false,
  });
  const failure: Failure = await started.then(
    () => Promise.reject(new Error('it started')),
    (error) => error,
  );
  expect(failure.details.seen).toBe('ended with exit code 7\nport is taken');
});

it('fails where there is no such command', async () => {
  await expect(
    startDaemon(layout, { ...node(''), command: 'no-such-command', ready: async () => false }),
  ).rejects.toThrow("The sandbox's emulator did not start");
});
