import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { standaloneEnvironment } from '../../commands';

const file = 'libs/shared/persistence/src/testing/run-temporary-postgres.ts';

export interface Postgres {
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** Starts the Postgres of the integration tests, empty and on loopback; it ends with this process. */
export async function startPostgres(root: string): Promise<Postgres> {
  const program = spawn(process.execPath, ['-r', '@swc-node/register', join(root, file)], {
    cwd: root,
    env: standaloneEnvironment(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(program, 'exit');
  const ended = exited.then(([code]) => {
    throw new Error(`The temporary Postgres ended with ${code}, see above`);
  });
  ended.catch(() => undefined);
  const lines = createInterface(program.stdout);
  const [adminUrl] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  const stop = async () => {
    program.stdin.end();
    await exited;
  };
  return { adminUrl, stop };
}

/** The connection string of a role of its own on the server of that administrator. */
export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.username = name;
  url.password = `${name}-secret`;
  url.pathname = `/${name}`;
  return url.href;
}
