import { connectPostgres } from '../connect/postgres';
import { Database } from '../database';
import { migrate } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';
import { postgresUrl } from './integration-url';
import { type EmptyDatabase, emptyDatabase } from './throw-away-database';

/** A migrated database of its own on Postgres, for a whole service to be started on. */
export async function testDatabaseUrl(migrations: readonly Migration[]): Promise<EmptyDatabase> {
  const empty = await emptyDatabase(postgresUrl());
  const settings = { applicationName: 'test', poolMax: 1, statementTimeoutMs: 30_000 };
  const connection = connectPostgres<unknown>({ ...settings, url: empty.url }, () => undefined);
  const database = new Database(connection);
  await migrate(database, migrations).finally(() => database.close());
  return empty;
}
