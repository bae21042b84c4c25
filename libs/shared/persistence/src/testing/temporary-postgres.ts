import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, untilConnects } from './postgres-port';
import { account, findPrograms, run, startServer, type Server } from './postgres-programs';

export interface TemporaryPostgres {
  /** Of the superuser, on loopback. */
  readonly adminUrl: string;
  /** Stops it at once and starts it again, as a fail-over does; `downMs` in between. */
  restart(downMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Nothing waits for the disk, as no test outlives the machine. What is committed outlives the
 * server, though: `restart` ends it like a crash, so synchronous_commit stays on.
 */
const settings = [
  'listen_addresses=127.0.0.1',
  'fsync=off',
  'full_page_writes=off',
  'max_connections=300',
];

/**
 * A Postgres of its own for tests, from the programs of Debian's package, in a folder of its own.
 * It ends with this process, however that ends.
 *
 * @throws when the package is not installed, with its name.
 */
export async function temporaryPostgres(): Promise<TemporaryPostgres> {
  const programs = findPrograms();
  const owner = account();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile];
  await run(programs, 'initdb', [...init, '-E', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'], owner);

  const port = await freePort();
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const given = [...settings, `port=${port}`, `unix_socket_directories=${folder}`];
  const start = async () => {
    const started = startServer(
      programs,
      ['-D', data, ...given.flatMap((one) => ['-c', one])],
      owner,
    );
    await Promise.race([untilConnects(adminUrl), started.failed]);
    return started;
  };
  let server: Server = await start();

  return {
    adminUrl,
    async restart(downMs = 0) {
      await server.stop();
      await new Promise((resolve) => setTimeout(resolve, downMs));
      server = await start();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
