import { connectPglite } from '../connect/pglite';
import { Database } from '../database';
import { migrate } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';
import { integrationUrl } from './integration-url';
import { throwAwayDatabase } from './throw-away-database';

/**
 * A database of its own, migrated: in a `*.spec.ts` PGlite in memory, in a `*.integration.ts` one
 * on Postgres. `close` removes it.
 */
export async function testDatabase<Schema = unknown>(
  migrations: readonly Migration[],
): Promise<Database<Schema>> {
  const adminUrl = integrationUrl();
  const database = adminUrl
    ? await throwAwayDatabase<Schema>(adminUrl)
    : new Database(connectPglite<Schema>());
  await migrate(database, migrations);
  return database;
}
