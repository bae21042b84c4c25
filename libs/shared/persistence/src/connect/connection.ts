import type { Kysely } from 'kysely';

export interface PoolFigures {
  readonly total: number;
  readonly idle: number;
  /** Queries that wait for a connection. */
  readonly waiting: number;
  readonly max: number;
}

/** One way to a database, whichever engine answers. Nothing is connected before the first query. */
export interface Connection<Schema> {
  readonly engine: 'postgres' | 'pglite';
  readonly kysely: Kysely<Schema>;
  pool(): PoolFigures;
  /** Milliseconds since the last answer, Infinity when there was none. */
  silentForMs(): number;
  close(): Promise<void>;
}
