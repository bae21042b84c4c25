import type { Order } from '../order/order';

/** `held`: every line is held for, or already sold to, this order. Otherwise nothing is. */
export type ReservationOutcome = 'held' | 'unknown-sku' | 'insufficient-stock';

/**
 * Units held for and sold to orders, wherever stock is kept. Each call may be repeated: the id of
 * the order says which reservation is meant. All throw when it cannot be told now; asking again
 * later is right.
 */
export abstract class Stock {
  /** Holds all lines of the order, or none. */
  abstract reserve(order: Order): Promise<ReservationOutcome>;

  /**
   * Sells the held units.
   *
   * @throws {ReservationLost} when they are not held any more.
   */
  abstract confirm(orderId: string): Promise<void>;

  /** Frees held and sold units; there may be none. */
  abstract release(orderId: string): Promise<void>;
}
