import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, Transaction } from 'kysely';
import type { Connection, PoolFigures } from './connect/connection';
import { isRepeatable } from './errors/database-errors';
import type { AnyDatabase } from './transactions';

interface Current<Schema> {
  readonly transaction: Transaction<Schema>;
  readonly effects: (() => void)[];
}

/** How often a transaction is done in all when others keep getting in its way. */
const maxRuns = 3;

/**
 * The database of a service. The transaction in progress travels with the asynchronous call, so
 * that repositories take part in it without being handed it.
 */
export class Database<Schema = unknown> implements AnyDatabase {
  readonly engine: Connection<Schema>['engine'];
  private readonly current = new AsyncLocalStorage<Current<Schema>>();

  constructor(private readonly connection: Connection<Schema>) {
    this.engine = connection.engine;
  }

  /**
   * Queries in the transaction in progress, else each by itself. Ask for it at each use: one kept
   * in a field would be outside of later transactions, and wait for ever on PGlite.
   */
  get db(): Kysely<Schema> {
    return this.current.getStore()?.transaction ?? this.connection.kysely;
  }

  get inTransaction(): boolean {
    return this.current.getStore() !== undefined;
  }

  /**
   * Does `work` in a READ COMMITTED transaction, or in the one in progress. When Postgres ended it
   * to solve a deadlock or a serialization conflict it is done again, so `work` must bear that.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.inTransaction) return work();
    for (let run = 1; ; run += 1) {
      try {
        return await this.runOnce(work);
      } catch (error) {
        if (run === maxRuns || !isRepeatable(error)) throw error;
      }
    }
  }

  /** Calls `effect` when the transaction in progress is committed; at once when there is none. */
  afterCommit(effect: () => void): void {
    const current = this.current.getStore();
    if (current) current.effects.push(effect);
    else effect();
  }

  /** How many connections there are; one on PGlite. */
  pool(): PoolFigures {
    return this.connection.pool();
  }

  /** Milliseconds since the database last answered, Infinity when it never did. */
  silentForMs(): number {
    return this.connection.silentForMs();
  }

  /** Waits for the queries in progress and closes all connections. */
  close(): Promise<void> {
    return this.connection.close();
  }

  private async runOnce<T>(work: () => Promise<T>): Promise<T> {
    const effects: (() => void)[] = [];
    const result = await this.connection.kysely
      .transaction()
      .execute((transaction) => this.current.run({ transaction, effects }, work));
    effects.forEach((effect) => effect());
    return result;
  }
}
