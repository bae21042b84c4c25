import type { OrderAnswer } from '@shop/orders-contract';
import type { Order } from '@shop/orders-domain';

/** An order as the API shows it. */
export const toAnswer = (order: Order): OrderAnswer => ({
  id: order.id,
  userId: order.userId,
  lines: order.lines.map(({ sku, quantity, unitPrice }) => ({ sku, quantity, unitPrice })),
  total: order.total,
  state: order.state,
  reason: order.reason,
  version: order.version,
  createdAt: order.createdAt.toISOString(),
  updatedAt: order.updatedAt.toISOString(),
});
