import { OrderNotFound } from '../errors';
import type { Order } from '../order/order';
import type { Orders } from '../ports/orders';

export class GetOrder {
  constructor(private readonly orders: Orders) {}

  /** @throws {OrderNotFound} */
  async run(id: string): Promise<Order> {
    const order = await this.orders.find(id);
    if (!order) throw new OrderNotFound(id);
    return order;
  }
}
