import { type Kysely, sql } from 'kysely';
import type { Database } from '../database';
import { appliedMigrations, createMigrationsTable } from './applied';
import type { AnyDatabase } from '../transactions';
import type { Migration } from './migration';

/** Any number, the same for all: advisory locks are of one database. */
const lockKey = 5_001_640_221;
/** For the turn of another process that migrates. */
const turnMs = 60_000;
/** For a table in use: while a migration waits, all others wait behind it. */
const tableLockMs = 5_000;

async function lock(db: Kysely<unknown>): Promise<void> {
  await sql`select set_config('statement_timeout', '0', true),
                   set_config('lock_timeout', ${String(turnMs)}, true)`.execute(db);
  await sql`select pg_advisory_xact_lock(${lockKey}::bigint)`.execute(db);
  await sql`select set_config('lock_timeout', ${String(tableLockMs)}, true)`.execute(db);
}

/** @returns whether it was this call that applied it. */
function applyOnce(database: Database, { name, up }: Migration): Promise<boolean> {
  return database.run(async () => {
    await lock(database.db);
    await createMigrationsTable(database.db);
    if ((await appliedMigrations(database.db)).has(name)) return false;
    await up(database.db);
    await sql`insert into schema_migrations (name) values (${name})`.execute(database.db);
    return true;
  });
}

/**
 * Brings the schema up to date: applies, in their order, those of the migrations that the database
 * does not have, each in a transaction with its record. Processes that migrate at once take turns,
 * so that each migration is applied once.
 *
 * @returns the names of the migrations applied by this call.
 * @throws what a migration throws, with its name in the message.
 */
export async function migrate<Schema>(
  database: Database<Schema>,
  migrations: readonly Migration[],
): Promise<string[]> {
  const untyped = database as Database<unknown>;
  const before = await appliedMigrations(untyped.db);
  const applied: string[] = [];
  for (const migration of migrations.filter(({ name }) => !before.has(name))) {
    try {
      if (await applyOnce(untyped, migration)) applied.push(migration.name);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`Migration ${migration.name} failed: ${reason}`, { cause: error });
    }
  }
  return applied;
}

/** Names of those migrations that the database does not have; it may have others as well. */
export async function missingMigrations(
  database: AnyDatabase,
  migrations: readonly Migration[],
): Promise<string[]> {
  const applied = await appliedMigrations(database.db);
  return migrations.map(({ name }) => name).filter((name) => !applied.has(name));
}
