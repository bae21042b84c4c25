import type { QueryExecutorProvider } from 'kysely';

/** What a use case needs to know of a database: that several steps become one. */
export interface Transactions {
  /** Does `work` in one transaction; a call within another's `work` joins that transaction. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** A database whatever its tables are, for what brings tables of its own. */
export interface AnyDatabase extends Transactions {
  readonly inTransaction: boolean;
  /** What a statement of `sql` is executed on. */
  readonly db: QueryExecutorProvider;
  afterCommit(effect: () => void): void;
}
