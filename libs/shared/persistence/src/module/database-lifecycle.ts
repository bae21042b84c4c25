import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { Readiness } from '@shop/shared-health';
import type { Metrics } from '@shop/shared-metrics';
import type { Database } from '../database';
import type { DatabaseIdempotencyStore } from '../idempotency/database-idempotency-store';
import { migrate } from '../migrations/migrate';
import type { Migration } from '../migrations/migration';
import { type DatabaseReadiness, databaseReadiness } from './database-readiness';

const cleaningMs = 600_000;

/** What goes on beside the requests, from the start of the service until its end. */
export class DatabaseLifecycle implements OnModuleInit, OnApplicationShutdown {
  private cleaning?: NodeJS.Timeout;
  private readonly check: DatabaseReadiness;

  constructor(
    private readonly database: Database,
    private readonly migrations: readonly Migration[],
    private readonly keys: DatabaseIdempotencyStore,
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {
    this.check = databaseReadiness(database, migrations);
    // Connected while the rest starts, for the first probe; should it fail, the probes tell.
    if (database.engine === 'postgres') this.check.run().catch(() => undefined);
  }

  /** Deployed, migrations are a step of the release; an embedded database has nobody else. */
  async onModuleInit(): Promise<void> {
    if (this.database.engine === 'pglite') await migrate(this.database, this.migrations);
    this.readiness.add(this.check);
    this.measure();
    // What could not be cleaned now is cleaned the next time.
    const clean = () => void this.keys.removeExpired().catch(() => undefined);
    this.cleaning = setInterval(clean, cleaningMs).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.cleaning);
    await this.database.close();
  }

  private measure(): void {
    this.metrics.gauge({
      name: 'database_pool_connections',
      help: 'Connections to the database: in use, idle, the most there may be; and calls that wait for one',
      labels: ['state'],
      collect: () => {
        const { total, idle, waiting, max } = this.database.pool();
        const figures = { used: total - idle, idle, waiting, max };
        return Object.entries(figures).map(([state, count]) => [{ state }, count] as const);
      },
    });
  }
}
