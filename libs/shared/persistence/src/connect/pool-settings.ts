import type { PoolConfig } from 'pg';
import { tlsOf } from './tls';
import { postgresTypes } from './types';

export interface PostgresSettings {
  /** postgres://user:password@host:port/database; `sslmode` in its query decides on TLS. */
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Connections at most. */
  readonly poolMax?: number;
  /** Postgres ends a statement that takes longer; 0 lets it take its time. */
  readonly statementTimeoutMs?: number;
}

/** To get a connection, a free one or a new one. */
const connectTimeoutMs = 3_000;
/** A transaction that does nothing this long is ended: it holds its locks meanwhile. */
const idleInTransactionMs = 10_000;
/** After this much longer than the statement time-out the network is taken to be gone. */
const networkGraceMs = 2_000;
/** So that connections find a database that moved, and spread over new ones. */
const maxLifetimeSeconds = 1_800;

/** What pg needs for a pool that fails fast rather than queueing up behind a database in trouble. */
export function poolSettings(settings: PostgresSettings): PoolConfig {
  const { url, applicationName, poolMax = 10, statementTimeoutMs = 5_000 } = settings;
  return {
    ...tlsOf(url),
    types: postgresTypes,
    application_name: applicationName,
    max: poolMax,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    ...(statementTimeoutMs > 0 ? { query_timeout: statementTimeoutMs + networkGraceMs } : {}),
  };
}
