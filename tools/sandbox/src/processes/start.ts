import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure';
import type { Layout } from '../state/layout';
import { mark, type Role } from './own';

export interface Daemon {
  role: Role;
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** Whether it answers yet. */
  ready: () => Promise<boolean>;
  /** Milliseconds it may take until it answers. */
  timeoutMs: number;
}

export const logFile = (layout: Layout, role: Role): string => join(layout.logs, `${role}.log`);

const lastLines = (file: string): string =>
  readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n');

/**
 * Starts a process that outlives this command and its terminal, its output in a log file.
 * @throws Failure with the last log lines when it ends, or does not answer in time.
 */
export async function startDaemon(layout: Layout, daemon: Daemon): Promise<void> {
  mkdirSync(layout.logs, { recursive: true });
  const file = logFile(layout, daemon.role);
  const log = openSync(file, 'w');
  const child = spawn(daemon.command, daemon.args, {
    cwd: layout.workspace,
    env: { ...process.env, ...daemon.env, ...mark(layout, daemon.role) },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = `ended with ${signal ?? `exit code ${code}`}`));
  child.unref();
  for (const end = Date.now() + daemon.timeoutMs; Date.now() < end; await sleep(25)) {
    if (ended !== undefined) break;
    if (await daemon.ready()) return;
  }
  throw new Failure(`The sandbox's ${daemon.role} did not start`, {
    where: file,
    seen: [ended ?? `no answer within ${daemon.timeoutMs} ms`, lastLines(file)].join('\n'),
    remedy: 'Mend what the log names and run `npm run sandbox:up` again.',
  });
}
