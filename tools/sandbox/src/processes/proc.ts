import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** One process as the kernel shows it. */
export interface Process {
  pid: number;
  /** Start time in clock ticks since boot: with the pid it names a process for good. */
  start: string;
  name: string;
  argv: string[];
  env: Record<string, string>;
}

/** Name, state and start time out of /proc/<pid>/stat; the name may hold spaces and parentheses. */
export function parseStat(stat: string): { name: string; state: string; start: string } {
  const close = stat.lastIndexOf(')');
  const fields = stat.slice(close + 2).split(' ');
  return {
    name: stat.slice(stat.indexOf('(') + 1, close),
    state: fields[0] ?? '',
    start: fields[19] ?? '',
  };
}

const split = (text: string): string[] => text.split('\0').filter(Boolean);

/** The process of this pid, or undefined when it has ended, is a zombie or is another user's. */
export function readProcess(pid: number): Process | undefined {
  try {
    const { name, state, start } = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (state === 'Z' || state === 'X') return undefined;
    const env = split(readFileSync(`/proc/${pid}/environ`, 'utf8')).map((entry) => {
      const at = entry.indexOf('=');
      return [entry.slice(0, at), entry.slice(at + 1)];
    });
    const argv = split(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    return { pid, start, name, argv, env: Object.fromEntries(env) };
  } catch {
    return undefined;
  }
}

/** Every process this user may look into. */
export const listProcesses = (): Process[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => readProcess(Number(entry)) ?? []);

/** Whether a process runs outside of containers, in the pid namespace of this one. */
export function sharesOurPidNamespace(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`) === readlinkSync('/proc/self/ns/pid');
  } catch {
    return false;
  }
}
