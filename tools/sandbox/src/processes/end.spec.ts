import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endProcesses, isAlive } from './end';
import { type Process, readProcess } from './proc';

async function start(script: string): Promise<Process> {
  const child = spawn(process.execPath, ['-e', `${script}; console.log('on')`]);
  await once(child.stdout, 'data');
  const seen = readProcess(child.pid ?? 0);
  if (!seen) throw new Error('did not start');
  return seen;
}

it('ends a process that obeys', async () => {
  const target = await start('setInterval(() => {}, 1000)');
  await endProcesses([target], 5_000);
  expect(isAlive(target)).toBe(false);
});

it('makes a process end that does not obey', async () => {
  const target = await start("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)");
  await endProcesses([target], 100);
  expect(isAlive(target)).toBe(false);
});

it('leaves a stranger alone that was given the pid of one of ours', async () => {
  const stranger = await start('setInterval(() => {}, 1000)');
  await endProcesses([{ ...stranger, start: '1' }], 100);
  expect(isAlive(stranger)).toBe(true);
  await endProcesses([stranger], 5_000);
});
