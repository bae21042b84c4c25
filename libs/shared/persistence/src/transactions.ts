/** What a use case needs to know of a database: that several steps become one. */
export interface Transactions {
  /** Does `work` in one transaction; a call within another's `work` joins that transaction. */
  run<T>(work: () => Promise<T>): Promise<T>;
}
