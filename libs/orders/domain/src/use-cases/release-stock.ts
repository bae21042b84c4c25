import { OrderNotFound } from '../errors';
import type { Orders } from '../ports/orders';
import type { Stock } from '../ports/stock';

/** Gives back the stock of an order that ended. May be repeated. */
export class ReleaseStock {
  constructor(
    private readonly orders: Orders,
    private readonly stock: Stock,
  ) {}

  /**
   * @throws {OrderNotFound}
   * @throws what `Stock` throws; running it again later is right.
   */
  async run(id: string): Promise<void> {
    const order = await this.orders.find(id);
    if (!order) throw new OrderNotFound(id);
    if (order.state === 'PENDING' || order.state === 'CONFIRMED') {
      throw new Error(`order ${id} is ${order.state}: its stock must stay with it`);
    }
    await this.stock.release(id);
  }
}
