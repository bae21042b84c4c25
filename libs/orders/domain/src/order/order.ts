import type { Money } from './money';
import type { OrderState, RejectionReason } from './order-state';

export interface OrderLine {
  readonly sku: string;
  /** Whole number of units, at least 1. */
  readonly quantity: number;
  readonly unitPrice: Money;
}

/** An order as it is at one moment. A change makes another value with the next version. */
export interface Order {
  readonly id: string;
  readonly userId: string;
  readonly lines: readonly OrderLine[];
  /** Sum over the lines; never taken from who placed it. */
  readonly total: Money;
  readonly state: OrderState;
  /** Set exactly when the state is REJECTED. */
  readonly reason: RejectionReason | null;
  /** 1 when placed, one more with every change. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
