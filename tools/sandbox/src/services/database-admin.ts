import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeAtomically } from '../state/atomic-file';
import type { Layout } from '../state/layout';

/** Connection URL of the administrator, who may create roles and databases. */
export const adminUrl = (endpoint: string, password: string): string =>
  `postgres://database_admin:${password}@${endpoint}/postgres?sslmode=disable`;

/** The administrator's password; empty while there is none. */
export const readPassword = ({ databasePassword }: Layout): Promise<string> =>
  readFile(databasePassword, 'utf8').catch(() => '');

/** The administrator's password, made at first. */
export async function ensurePassword(layout: Layout): Promise<string> {
  const known = await readPassword(layout);
  if (known) return known;
  const password = randomBytes(24).toString('hex');
  await writeAtomically(layout.databasePassword, password);
  return password;
}

/** What keeps the administrator from signing in and being answered; undefined when nothing does. */
export async function problemOf(connectionString: string): Promise<string | undefined> {
  const { Client } = await import('pg'); // takes longer to load than most commands take
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end().catch(() => undefined);
  }
}
