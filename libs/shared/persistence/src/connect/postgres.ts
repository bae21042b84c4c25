import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { Pool, type PoolClient } from 'pg';
import { toDatabaseError } from '../errors/database-errors';
import { Answers } from './answers';
import type { Connection } from './connection';
import { poolSettings, type PostgresSettings } from './pool-settings';
import { StatementNames } from './statement-names';
import { watchedClient } from './watched-client';

/** What Kysely asks of a pool; a client stays the same object, for which Kysely keeps things. */
function watchedPool(pool: Pool, answers: Answers): PostgresPool {
  const names = new StatementNames();
  const known = new WeakMap<PoolClient, PostgresPoolClient>();
  const connect = async () => {
    try {
      const client = await pool.connect();
      const watched = known.get(client) ?? watchedClient(client, answers, names);
      known.set(client, watched);
      return watched;
    } catch (error) {
      throw toDatabaseError(error);
    }
  };
  return { connect, options: pool.options, end: () => pool.end() };
}

/**
 * A pool of connections to Postgres, made when they are needed.
 *
 * @param onLost is told of a connection that broke while nobody used it; the pool replaces it.
 */
export function connectPostgres<Schema>(
  settings: PostgresSettings,
  onLost: (error: Error) => void,
): Connection<Schema> {
  const pool = new Pool(poolSettings(settings));
  // Without a listener Node would end the process.
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const answers = new Answers();
  const kysely = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: watchedPool(pool, answers) }),
  });
  return {
    engine: 'postgres',
    kysely,
    pool: () => ({
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      max: pool.options.max,
    }),
    silentForMs: () => answers.silentForMs(),
    // Kysely ends the pool only when it was used.
    close: async () => {
      await kysely.destroy();
      if (!pool.ended) await pool.end();
    },
  };
}
