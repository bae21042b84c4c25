import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { Readiness } from '@shop/shared-health';
import { IdempotencyStore } from '@shop/shared-idempotency';
import { Metrics } from '@shop/shared-metrics';
import { Database } from '../database';
import { DatabaseIdempotencyStore } from '../idempotency/database-idempotency-store';
import type { Migration } from '../migrations/migration';
import { DatabaseLifecycle } from './database-lifecycle';
import type { DatabaseConfig } from './database-variables';
import { openDatabase } from './open-database';

interface DatabaseModuleOptions {
  /** Name of the service, which the database shows beside its connections. */
  readonly service: string;
  readonly config: DatabaseConfig;
  /** All of the service, in order. */
  readonly migrations: readonly Migration[];
}

function open(service: string, config: DatabaseConfig): Database {
  const logger = new Logger('Database');
  return openDatabase(service, config, (error) =>
    logger.warn(`An idle connection was lost: ${error.message}`),
  );
}

/** The `Database` and the `IdempotencyStore` of a service, for all of its modules. */
@Module({})
export class DatabaseModule {
  /** Its start throws a ConfigError when a deployed service has no DATABASE_URL. */
  static with({ service, config, migrations }: DatabaseModuleOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: Database, useFactory: () => open(service, config) },
        {
          provide: IdempotencyStore,
          inject: [Database],
          useFactory: (database: Database) => new DatabaseIdempotencyStore(database),
        },
        {
          provide: DatabaseLifecycle,
          inject: [Database, IdempotencyStore, Readiness, Metrics],
          useFactory: (
            database: Database,
            keys: DatabaseIdempotencyStore,
            readiness: Readiness,
            metrics: Metrics,
          ) => new DatabaseLifecycle(database, migrations, keys, readiness, metrics),
        },
      ],
      exports: [Database, IdempotencyStore],
    };
  }
}
