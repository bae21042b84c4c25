import type { Clock } from '@shop/shared-clock';
import type { Ids } from '@shop/shared-ids';
import type { Order } from '../order/order';
import { place, type OrderRequest } from '../order/place';
import type { Orders } from '../ports/orders';
import type { OrderTasks } from '../ports/order-tasks';
import type { Transactions } from '../ports/transactions';

/** Accepts an order without asking any other service, so that it works when they do not. */
export class PlaceOrder {
  constructor(
    private readonly transactions: Transactions,
    private readonly orders: Orders,
    private readonly tasks: OrderTasks,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * @throws {RepeatedSku}
   * @throws {MixedCurrencies}
   * @throws {TotalTooLarge}
   */
  run(request: OrderRequest): Promise<Order> {
    const order = place(request, this.ids.next(), this.clock.now());
    return this.transactions.run(async () => {
      await this.orders.add(order);
      await this.tasks.fulfil(order.id);
      return order;
    });
  }
}
