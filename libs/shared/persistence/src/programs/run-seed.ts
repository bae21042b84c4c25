import { readConfig } from '@shop/shared-config';
import type { Database } from '../database';
import { migrate } from '../migrations/migrate';
import { databaseVariables } from '../module/database-variables';
import { openDatabase } from '../module/open-database';
import { describeFailure } from './describe-failure';
import type { MigrateProgram } from './release-database';

export interface SeedProgram<Schema> extends MigrateProgram {
  /** Adds what is missing, so that it may run twice; runs in one transaction. */
  seed(database: Database<Schema>): Promise<void>;
}

/** @throws when the database is not one of a developer's own machine. */
export async function seedDatabase<Schema>(
  { service, migrations, seed }: SeedProgram<Schema>,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const config = readConfig(databaseVariables, environment);
  if (config.SERVICE_ENVIRONMENT !== 'local') {
    throw new Error(
      `Seeds are for local use, and SERVICE_ENVIRONMENT is "${config.SERVICE_ENVIRONMENT}".`,
    );
  }
  const database = openDatabase<Schema>(`${service} seed`, config);
  try {
    await migrate(database, migrations);
    await database.run(() => seed(database));
  } finally {
    await database.close();
  }
}

/** Fills the local database of a service, as this process: ends with 0, or with 1 and a message. */
export async function runSeed<Schema>(program: SeedProgram<Schema>): Promise<never> {
  try {
    await seedDatabase(program, process.env);
    process.stdout.write(`${program.service}: the local database is seeded.\n`);
    process.exit(0);
  } catch (error) {
    process.stderr.write(
      `${program.service} cannot seed. ${describeFailure(error, process.env)}\n`,
    );
    process.exit(1);
  }
}
