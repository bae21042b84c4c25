import { OrderChanged } from '../errors';
import type { Order } from '../order/order';
import { type OrderQuery, Orders } from '../ports/orders';

/** Orders for tests of what uses them; held to the same specification as those in a database. */
export class OrdersInMemory extends Orders {
  private readonly byId = new Map<string, Order>();

  async add(order: Order): Promise<void> {
    this.byId.set(order.id, order);
  }

  async find(id: string): Promise<Order | undefined> {
    return this.byId.get(id);
  }

  lock(id: string): Promise<Order | undefined> {
    return this.find(id);
  }

  async lockPending(placedBefore: Date, limit: number): Promise<readonly Order[]> {
    return this.newestFirst()
      .reverse()
      .filter(({ state, createdAt }) => state === 'PENDING' && createdAt < placedBefore)
      .slice(0, limit);
  }

  async replace(next: Order): Promise<void> {
    if (this.byId.get(next.id)?.version !== next.version - 1) throw new OrderChanged(next.id);
    this.byId.set(next.id, next);
  }

  async list({ userId, state, before, limit }: OrderQuery): Promise<readonly Order[]> {
    return this.newestFirst()
      .filter((order) => userId === undefined || order.userId === userId)
      .filter((order) => state === undefined || order.state === state)
      .filter((order) => before === undefined || order.id < before)
      .slice(0, limit);
  }

  private newestFirst(): Order[] {
    return [...this.byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  }
}
