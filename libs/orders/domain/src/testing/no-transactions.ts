import { Transactions } from '../ports/transactions';

/** For what is kept in memory, where nothing else runs between two awaits of a test. */
export class NoTransactions extends Transactions {
  run<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }
}
