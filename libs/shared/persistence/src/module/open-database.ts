import { ConfigError } from '@shop/shared-config';
import { connectPglite } from '../connect/pglite';
import { connectPostgres } from '../connect/postgres';
import { Database } from '../database';
import type { DatabaseConfig } from './database-variables';

/**
 * The database that the configuration names: Postgres by its URL, else the embedded PGlite. It
 * connects when it is asked something.
 *
 * @param onLost is told of connections that broke while nobody used them.
 * @throws {ConfigError} without a URL anywhere but locally.
 */
export function openDatabase<Schema>(
  service: string,
  config: DatabaseConfig,
  onLost: (error: Error) => void = () => undefined,
): Database<Schema> {
  const url = config.DATABASE_URL;
  if (url) {
    const poolMax = config.DATABASE_POOL_MAX;
    const statementTimeoutMs = config.DATABASE_STATEMENT_TIMEOUT_MS;
    const settings = { url, applicationName: service, poolMax, statementTimeoutMs };
    return new Database(connectPostgres<Schema>(settings, onLost));
  }
  if (config.SERVICE_ENVIRONMENT === 'local') {
    return new Database(connectPglite<Schema>(config.DATABASE_FOLDER));
  }
  const problem = `is missing; only SERVICE_ENVIRONMENT=local does without, by an embedded database`;
  throw new ConfigError([{ variable: 'DATABASE_URL', problem }]);
}
