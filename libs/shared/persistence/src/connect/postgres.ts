import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { Pool, type PoolClient } from 'pg';
import { isConnectionLost, toDatabaseError } from '../errors/database-errors';
import { Answers } from './answers';
import type { Connection } from './connection';
import { poolSettings, type PostgresSettings } from './pool-settings';

/** A client that is not used again once its connection is in doubt. */
function watched(client: PoolClient, answers: Answers): PostgresPoolClient {
  let lost: Error | undefined;
  const query = async (text: string, values: readonly unknown[]) => {
    try {
      const result = await client.query(text, [...values]);
      answers.note();
      return result;
    } catch (error) {
      if (isConnectionLost(error)) lost = error;
      throw toDatabaseError(error);
    }
  };
  return Object.assign(Object.create(client), { query, release: () => client.release(lost) });
}

/** What Kysely asks of a pool, with the errors of a database that does not answer named so. */
function watchedPool(pool: Pool, answers: Answers): PostgresPool {
  const connect = async () => {
    try {
      return watched(await pool.connect(), answers);
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
