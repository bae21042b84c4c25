import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { auditSchema, inventoryPaths, itemSchema } from '@shop/inventory-contract';
import type { OrderAnswer } from '@shop/orders-contract';
import { createClient } from '@shop/shared-http-client';
import { fillPath } from '@shop/shared-schema';
import type { Platform } from './platform';

const price = { amount: 1250, currency: 'EUR' };

/** A user and an item of a test of its own, and the orders placed for them. */
export class Shop {
  private readonly placed = new Map<string, number>();

  private constructor(
    private readonly platform: Platform,
    readonly userId: string,
    readonly sku: string,
    private readonly units: number,
  ) {}

  /** @param units of the item in stock. */
  static async open(platform: Platform, units: number): Promise<Shop> {
    const [key, sku] = [randomUUID(), `TEST-${randomUUID().slice(0, 8).toUpperCase()}`];
    const user = await platform.clients.users.create(
      { email: `${key}@example.com`, name: 'Ada' },
      key,
    );
    await createClient({ service: 'inventory', baseUrl: platform.inventory.url }).request({
      method: 'POST',
      path: inventoryPaths.items,
      body: { sku, name: 'Mug', stock: units },
      response: itemSchema,
    });
    return new Shop(platform, user.id, sku, units);
  }

  /**
   * Places an order, repeating the request under one key as a caller would who gets no answer.
   *
   * @param quantity in units.
   */
  async place(quantity = 1): Promise<OrderAnswer> {
    const key = randomUUID();
    const lines = [{ sku: this.sku, quantity, unitPrice: price }];
    const order = await eventually(60_000, () =>
      this.platform.clients.orders.place({ userId: this.userId, lines }, key),
    );
    this.placed.set(order.id, quantity);
    return order;
  }

  /** The orders, once orders has nothing left to do. */
  async settled(withinMs = 120_000): Promise<readonly OrderAnswer[]> {
    const { orders } = this.platform.clients;
    return eventually(withinMs, async () => {
      const found = await Promise.all([...this.placed.keys()].map((id) => orders.get(id)));
      const open = found.filter(({ state }) => state === 'PENDING').map(({ id }) => id);
      if (open.length > 0) throw new Error(`${open.length} orders are PENDING, as ${open[0]}`);
      const { items } = await orders.outbox({ state: 'pending', limit: 1 });
      if (items[0]) throw new Error(`the outbox still has ${JSON.stringify(items[0])}`);
      return found;
    });
  }

  /**
   * Asserts that no order is stuck and no unit was lost or sold twice.
   *
   * @returns how many orders are in each state.
   */
  async balance(withinMs?: number): Promise<Record<string, number>> {
    const orders = await this.settled(withinMs);
    const sold = orders
      .filter(({ state }) => state === 'CONFIRMED')
      .reduce((sum, { id }) => sum + (this.placed.get(id) ?? 0), 0);
    const { item, audit } = await this.books();
    expect(item).toMatchObject({ stock: this.units - sold, reserved: 0, sold });
    expect(audit).toMatchObject({ consistent: true, discrepancies: [] });
    const parked = await this.platform.clients.orders.outbox({ state: 'parked' });
    expect(parked.items).toEqual([]);
    return countBy(orders.map(({ state, reason }) => reason ?? state));
  }

  /** What inventory says of the item, and of itself. */
  private async books() {
    const client = createClient({ service: 'inventory', baseUrl: this.platform.inventory.url });
    const path = fillPath(inventoryPaths.item, { sku: this.sku });
    return {
      item: await client.request({ method: 'GET', path, response: itemSchema }),
      audit: await client.request({
        method: 'GET',
        path: inventoryPaths.audit,
        response: auditSchema,
      }),
    };
  }
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** The first result of `attempt`, repeated while it throws; its last error when time is over. */
export async function eventually<T>(withinMs: number, attempt: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await after(100);
    }
  }
}
