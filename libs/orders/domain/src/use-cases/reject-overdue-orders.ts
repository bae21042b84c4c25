import type { Clock } from '@shop/shared-clock';
import { reject } from '../order/changes';
import type { Orders } from '../ports/orders';
import type { OrderTasks } from '../ports/order-tasks';
import type { Transactions } from '../ports/transactions';

/** How many orders one transaction rejects, so that it stays short. */
const batch = 50;

/** Rejects orders that nobody could decide on in time. Several processes may do so at once. */
export class RejectOverdueOrders {
  /** @param timeoutMs how long an order may be PENDING. */
  constructor(
    private readonly transactions: Transactions,
    private readonly orders: Orders,
    private readonly tasks: OrderTasks,
    private readonly clock: Clock,
    private readonly timeoutMs: number,
  ) {}

  /** @returns how many were rejected. */
  async run(): Promise<number> {
    let rejected = 0;
    for (;;) {
      const count = await this.transactions.run(() => this.rejectBatch());
      rejected += count;
      if (count < batch) return rejected;
    }
  }

  private async rejectBatch(): Promise<number> {
    const now = this.clock.now();
    const overdue = await this.orders.lockPending(new Date(now.getTime() - this.timeoutMs), batch);
    for (const order of overdue) {
      await this.orders.replace(reject(order, 'timed-out', now));
      await this.tasks.releaseStock(order.id);
    }
    return overdue.length;
  }
}
