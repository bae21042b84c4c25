import { readFileSync, readlinkSync } from 'node:fs';

/** Which process holds a lock, so that the same machine can tell when it is gone. */
export interface Holder {
  /** Boot of the machine and process namespace: within them a process id means one process. */
  machine: string;
  pid: number;
  /** When the process was started, in clock ticks since boot; an id is used again one day. */
  startedAt: string;
}

/** Field 22 of /proc/<pid>/stat; the name before it may hold spaces and brackets (proc_pid_stat(5)). */
const startTime = (pid: number | 'self'): string =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')[19] ?? '';

const machineId = (): string =>
  `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;

/** This process; nothing on a system without /proc, where a lock ends by its expiry alone. */
export function thisProcess(): Holder | undefined {
  try {
    return { machine: machineId(), pid: process.pid, startedAt: startTime('self') };
  } catch {
    return undefined;
  }
}

/** Whether a holder is known to be gone: it ran on this machine, and does not any more. */
export function isGone(holder: Holder | undefined): boolean {
  try {
    if (!holder || holder.machine !== machineId()) return false;
  } catch {
    return false;
  }
  try {
    return startTime(holder.pid) !== holder.startedAt;
  } catch {
    return true;
  }
}
