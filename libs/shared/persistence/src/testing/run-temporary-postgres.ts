import { once } from 'node:events';
import { temporaryPostgres } from './temporary-postgres';

/**
 * A temporary Postgres for programs that may not import this library: writes the URL of its
 * administrator as a line, and stops when its standard input ends.
 */
async function main(): Promise<void> {
  const postgres = await temporaryPostgres();
  process.stdout.write(`${postgres.adminUrl}\n`);
  await once(process.stdin.resume(), 'end');
  await postgres.stop();
}

void main();
