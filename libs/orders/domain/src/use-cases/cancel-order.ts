import type { Clock } from '@shop/shared-clock';
import { OrderNotFound } from '../errors';
import { cancel } from '../order/changes';
import type { Order } from '../order/order';
import type { Orders } from '../ports/orders';
import type { OrderTasks } from '../ports/order-tasks';
import type { Transactions } from '../ports/transactions';

/** Cancels at once; the stock is given back afterwards, however long that takes. */
export class CancelOrder {
  constructor(
    private readonly transactions: Transactions,
    private readonly orders: Orders,
    private readonly tasks: OrderTasks,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the cancelled order, the same one when it already was.
   * @throws {OrderNotFound}
   * @throws {OrderNotCancellable} when it was rejected.
   */
  run(id: string): Promise<Order> {
    return this.transactions.run(async () => {
      const order = await this.orders.lock(id);
      if (!order) throw new OrderNotFound(id);
      const cancelled = cancel(order, this.clock.now());
      if (cancelled === order) return order;
      await this.orders.replace(cancelled);
      await this.tasks.releaseStock(id);
      return cancelled;
    });
  }
}
