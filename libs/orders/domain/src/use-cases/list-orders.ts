import type { Order } from '../order/order';
import type { OrderQuery, Orders } from '../ports/orders';

export interface OrderPage {
  readonly orders: readonly Order[];
  /** Id of the last order of this page; undefined when no more follow. */
  readonly last: string | undefined;
}

export class ListOrders {
  constructor(private readonly orders: Orders) {}

  /** A page of at most `limit` orders, newest first. */
  async run(query: OrderQuery): Promise<OrderPage> {
    const found = await this.orders.list({ ...query, limit: query.limit + 1 });
    const orders = found.slice(0, query.limit);
    return { orders, last: found.length > query.limit ? orders.at(-1)?.id : undefined };
  }
}
