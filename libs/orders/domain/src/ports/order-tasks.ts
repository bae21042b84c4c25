/**
 * Work that is remembered in the transaction that asks for it, and done after it, at least once,
 * until it succeeds.
 */
export abstract class OrderTasks {
  /** To look at the user and the stock, and confirm or reject. */
  abstract fulfil(orderId: string): Promise<void>;

  /** To give back what is held for, or sold to, the order. */
  abstract releaseStock(orderId: string): Promise<void>;
}
