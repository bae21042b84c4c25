import { readConfig } from '@shop/shared-config';
import { migrate } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';
import { openDatabase } from '../module/open-database';
import { migrateVariables } from './migrate-variables';
import { provision } from './provision';
import { untilAnswers } from './until-answers';

/** One connection, and the time that a migration takes. */
const patient = { DATABASE_POOL_MAX: 1, DATABASE_STATEMENT_TIMEOUT_MS: 0 };

export interface MigrateProgram {
  /** Name of the service. */
  readonly service: string;
  /** All of the service, in order. */
  readonly migrations: readonly Migration[];
}

/**
 * Makes the database of a service ready for this version of it.
 *
 * @returns the names of the migrations that were applied.
 * @throws {ConfigError} when the environment is not as it must be.
 */
export async function releaseDatabase(
  { service, migrations }: MigrateProgram,
  environment: NodeJS.ProcessEnv,
): Promise<string[]> {
  const config = readConfig(migrateVariables, environment);
  const waitMs = config.DATABASE_WAIT_SECONDS * 1000;
  const { DATABASE_ADMIN_URL: adminUrl, DATABASE_URL: url } = config;
  if (adminUrl && url) await untilAnswers(waitMs, () => provision(adminUrl, url));
  const database = openDatabase(`${service} migrate`, { ...config, ...patient });
  try {
    return await untilAnswers(waitMs, () => migrate(database, migrations));
  } finally {
    await database.close();
  }
}
