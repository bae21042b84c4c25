import { type QueryExecutorProvider, sql } from 'kysely';

/** Makes the table that says which migrations were applied. */
export async function createMigrationsTable(db: QueryExecutorProvider): Promise<void> {
  await sql`
    create table if not exists schema_migrations (
      name text primary key,
      applied_at timestamptz not null default now()
    )`.execute(db);
}

/** Names of the migrations this database has; none when it was never migrated. */
export async function appliedMigrations(db: QueryExecutorProvider): Promise<Set<string>> {
  const table = await sql<{ exists: boolean }>`
    select to_regclass('schema_migrations') is not null as exists`.execute(db);
  if (!table.rows[0]?.exists) return new Set();
  const { rows } = await sql<{ name: string }>`select name from schema_migrations`.execute(db);
  return new Set(rows.map(({ name }) => name));
}
