import { setTimeout as sleep } from 'node:timers/promises';
import { type Process, readProcess } from './proc';

/** Whether this very process still runs, not another that was given its pid. */
export const isAlive = ({ pid, start }: Process): boolean => readProcess(pid)?.start === start;

function signal(target: Process, name: NodeJS.Signals): void {
  if (!isAlive(target)) return;
  try {
    process.kill(target.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function allEnded(processes: Process[], withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(20)) {
    if (!processes.some(isAlive)) return true;
  }
  return !processes.some(isAlive);
}

/** Asks processes to end and, after the grace period, makes them. */
export async function endProcesses(processes: Process[], graceMs: number): Promise<void> {
  processes.forEach((each) => signal(each, 'SIGTERM'));
  if (await allEnded(processes, graceMs)) return;
  processes.forEach((each) => signal(each, 'SIGKILL'));
  await allEnded(processes, 5_000);
}
