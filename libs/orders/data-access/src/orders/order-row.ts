import type { Order } from '@shop/orders-domain';
import type { Insertable, Selectable } from 'kysely';
import type { OrdersSchema } from '../orders-schema';

type Table = OrdersSchema['orders'];

export const toRow = (order: Order): Insertable<Table> => ({
  id: order.id,
  user_id: order.userId,
  lines: JSON.stringify(order.lines),
  total_amount: order.total.amount,
  total_currency: order.total.currency,
  state: order.state,
  reason: order.reason,
  version: order.version,
  created_at: order.createdAt,
  updated_at: order.updatedAt,
});

export const toOrder = (row: Selectable<Table>): Order => ({
  id: row.id,
  userId: row.user_id,
  lines: row.lines,
  total: { amount: row.total_amount, currency: row.total_currency },
  state: row.state,
  reason: row.reason,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
