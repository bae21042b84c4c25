import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const installed = '/usr/lib/postgresql';

/** Whom the programs run as: they refuse to be root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Folder of the newest programs. */
export function findPrograms(root = installed): string {
  const versions = existsSync(root) ? readdirSync(root) : [];
  const [newest] = versions
    .filter((version) => existsSync(join(root, version, 'bin/initdb')))
    .sort((one, other) => Number(other) - Number(one));
  if (newest) return join(root, newest, 'bin');
  throw new Error(
    `No Postgres in ${root}. Install it (apt-get install postgresql), or set TEST_DATABASE_URL to the URL of an administrator of a Postgres that tests may make databases on.`,
  );
}

const idOf = (kind: '-u' | '-g') =>
  Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));

/** The package's user for root, undefined for everyone else. */
export function account(): Account | undefined {
  return process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined;
}

/** Runs one of the programs to its end. */
export async function run(folder: string, name: string, args: string[], owner?: Account) {
  await promisify(execFile)(join(folder, name), args, { ...owner, cwd: '/' });
}

export interface Server {
  /** Rejects when the server ends without having been asked to, with what it said. */
  readonly failed: Promise<never>;
  /** Ends it and its connections at once, as a crash does. */
  stop(): Promise<void>;
}

/** The kernel ends the server when this process is gone, whatever ended that. */
function command(folder: string, args: string[], owner?: Account): string[] {
  const identity = owner ? [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'] : [];
  return [...identity, '--pdeathsig', 'QUIT', join(folder, 'postgres'), ...args];
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGQUIT');
  await exited;
}

export function startServer(folder: string, args: string[], owner?: Account): Server {
  const child = spawn('setpriv', command(folder, args, owner), {
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said = `${said}${chunk}`.slice(-4000)));
  let asked = false;
  const failed = once(child, 'exit').then(() => {
    if (asked) return new Promise<never>(() => undefined);
    throw new Error(`Postgres ended by itself: ${said}`);
  });
  failed.catch(() => undefined);
  const stop = () => {
    asked = true;
    return end(child);
  };
  return { failed, stop };
}
