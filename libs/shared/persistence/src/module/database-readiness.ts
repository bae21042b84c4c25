import type { ReadinessCheck } from '@shop/shared-health';
import { sql } from 'kysely';
import type { Database } from '../database';
import { missingMigrations } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';

/** An answer this fresh stands for the probe's own, which might queue behind heavy traffic. */
const freshMs = 1000;

async function ask<T>(question: Promise<T>): Promise<T> {
  return question.catch((error: unknown) => {
    throw new Error('the database does not answer', { cause: error });
  });
}

/** Needs no signal: the pool's own time-outs end what takes too long. */
export interface DatabaseReadiness extends ReadinessCheck {
  run(): Promise<void>;
}

/** Ready when the database answers and has every migration that this version knows. */
export function databaseReadiness(
  database: Database,
  migrations: readonly Migration[],
): DatabaseReadiness {
  let complete = false;
  let looking: Promise<void> | undefined;

  async function checkSchema(): Promise<void> {
    const missing = await ask(missingMigrations(database, migrations));
    complete = missing.length === 0;
    if (complete) return;
    throw new Error(
      `the schema is older than this version needs: without ${missing.join(', ')}; run the release step (migrate.mjs)`,
    );
  }

  /** A probe that comes while the first look goes on takes part in it. */
  const look = () => (looking ??= checkSchema().finally(() => (looking = undefined)));

  async function run(): Promise<void> {
    if (!complete) return look();
    if (database.silentForMs() > freshMs) await ask(sql`select 1`.execute(database.db));
  }
  return { name: 'database', run };
}
