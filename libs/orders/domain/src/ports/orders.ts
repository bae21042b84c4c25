import type { Order } from '../order/order';
import type { OrderState } from '../order/order-state';

export interface OrderQuery {
  readonly userId?: string | undefined;
  readonly state?: OrderState | undefined;
  /** Only orders placed before the one with this id. */
  readonly before?: string | undefined;
  /** At most so many. */
  readonly limit: number;
}

/** Where orders are kept. */
export abstract class Orders {
  abstract add(order: Order): Promise<void>;

  abstract find(id: string): Promise<Order | undefined>;

  /** As `find`; nobody else changes it until the transaction around the call ends. */
  abstract lock(id: string): Promise<Order | undefined>;

  /**
   * Locks the oldest `limit` orders that are PENDING and were placed before `moment`, leaving out
   * those that others have locked.
   */
  abstract lockPending(placedBefore: Date, limit: number): Promise<readonly Order[]>;

  /**
   * Puts the next version in the place of the one before it.
   *
   * @throws {OrderChanged} when the stored one is not the one before it.
   */
  abstract replace(next: Order): Promise<void>;

  /** Newest first. */
  abstract list(query: OrderQuery): Promise<readonly Order[]>;
}
