import { type Kysely, sql } from 'kysely';
import type { Database } from '../database';
import type { Migration } from '../migrations/migration';
import { testDatabase } from './test-database';

/** Empties all tables but the record of the migrations. */
async function clear(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and tablename <> 'schema_migrations'`.execute(db);
  if (rows.length === 0) return;
  const tables = sql.raw(rows.map(({ name }) => name).join(', '));
  await sql`truncate ${tables} restart identity cascade`.execute(db);
}

/**
 * Tests on a database that is empty before each. Called with the same tests from a `*.spec.ts` and
 * a `*.integration.ts` they run on PGlite and on Postgres.
 */
export function describeOnDatabase<Schema>(
  title: string,
  migrations: readonly Migration[],
  tests: (database: () => Database<Schema>) => void,
): void {
  describe(title, () => {
    let database: Database<Schema>;

    beforeAll(async () => {
      database = await testDatabase<Schema>(migrations);
    }, 60_000);

    beforeEach(() => clear(database.db as Kysely<unknown>));

    afterAll(() => database?.close());

    tests(() => database);
  });
}
