import type { Clock } from '@shop/shared-clock';
import { OrderNotFound } from '../errors';
import { confirm, reject } from '../order/changes';
import type { Order } from '../order/order';
import type { RejectionReason } from '../order/order-state';
import type { Customers } from '../ports/customers';
import type { Orders } from '../ports/orders';
import type { Stock } from '../ports/stock';
import type { Transactions } from '../ports/transactions';

/**
 * Sees a PENDING order through: user, reservation, sale, CONFIRMED. May be interrupted anywhere and
 * run again, since each step may be repeated. An order that was cancelled or timed out meanwhile
 * stays so: whatever the order, when it ends otherwise than CONFIRMED no stock is left with it.
 */
export class FulfilOrder {
  constructor(
    private readonly transactions: Transactions,
    private readonly orders: Orders,
    private readonly customers: Customers,
    private readonly stock: Stock,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws {OrderNotFound}
   * @throws what `Customers` and `Stock` throw; running it again later is right.
   */
  async run(id: string): Promise<void> {
    const order = await this.orders.find(id);
    if (!order) throw new OrderNotFound(id);
    const ended = order.state === 'PENDING' ? await this.decide(order) : order;
    if (ended.state !== 'CONFIRMED') await this.stock.release(id);
  }

  private async decide(order: Order): Promise<Order> {
    const refusal = await this.refusalOf(order);
    if (!refusal) await this.stock.confirm(order.id);
    return this.settle(order.id, refusal);
  }

  /** Why it cannot be fulfilled; null when it can, and its units are held. */
  private async refusalOf(order: Order): Promise<RejectionReason | null> {
    const customer = await this.customers.stateOf(order.userId);
    if (customer !== 'active') return `user-${customer}`;
    const outcome = await this.stock.reserve(order);
    return outcome === 'held' ? null : outcome;
  }

  /** The order as it ends, which may have been decided by someone else meanwhile. */
  private settle(id: string, refusal: RejectionReason | null): Promise<Order> {
    return this.transactions.run(async () => {
      const order = await this.orders.lock(id);
      if (!order) throw new OrderNotFound(id);
      if (order.state !== 'PENDING') return order;
      const now = this.clock.now();
      const next = refusal ? reject(order, refusal, now) : confirm(order, now);
      await this.orders.replace(next);
      return next;
    });
  }
}
