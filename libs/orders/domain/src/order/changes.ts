import { OrderNotCancellable } from '../errors';
import type { Order } from './order';
import { mayFollow, type OrderState, type RejectionReason } from './order-state';

function moved(order: Order, state: OrderState, reason: RejectionReason | null, now: Date): Order {
  if (!mayFollow(order.state, state)) {
    throw new Error(`order ${order.id} is ${order.state}, which ${state} cannot follow`);
  }
  return { ...order, state, reason, version: order.version + 1, updatedAt: now };
}

/** Its units are sold. Only a PENDING order can be confirmed; anything else is a defect. */
export const confirm = (order: Order, now: Date): Order => moved(order, 'CONFIRMED', null, now);

/** It will not be fulfilled. Only a PENDING order can be rejected; anything else is a defect. */
export const reject = (order: Order, reason: RejectionReason, now: Date): Order =>
  moved(order, 'REJECTED', reason, now);

/**
 * It is not wanted any more. Gives a CANCELLED order back as it is, so that cancelling may be
 * repeated.
 *
 * @throws {OrderNotCancellable} when it was rejected, so that there is nothing to cancel.
 */
export function cancel(order: Order, now: Date): Order {
  if (order.state === 'CANCELLED') return order;
  if (order.state === 'REJECTED') throw new OrderNotCancellable(order.id, order.reason);
  return moved(order, 'CANCELLED', null, now);
}
