import type { OrderLine, OrderState, RejectionReason } from '@shop/orders-domain';
import type { ColumnType } from 'kysely';

type Fixed<Selected, Inserted = Selected> = ColumnType<Selected, Inserted, never>;

interface OrdersTable {
  id: Fixed<string>;
  user_id: Fixed<string>;
  /** As JSON: an order's lines never change and are never looked for by themselves. */
  lines: Fixed<readonly OrderLine[], string>;
  total_amount: Fixed<number>;
  total_currency: Fixed<string>;
  state: OrderState;
  reason: RejectionReason | null;
  version: number;
  created_at: Fixed<Date>;
  updated_at: Date;
}

/** The tables of this service. */
export interface OrdersSchema {
  orders: OrdersTable;
}
