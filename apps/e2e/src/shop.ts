import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { deployedServices } from '@shop/workspace';

/** Public addresses of the services, by name. */
export type Addresses = Record<string, string>;

export const addressesOf = async (workspace: string): Promise<Addresses> =>
  Object.fromEntries((await deployedServices(workspace)).map(({ service, url }) => [service, url]));

interface Request {
  method?: 'GET' | 'POST';
  body?: object;
}

/**
 * One request, never repeated.
 * @throws Error when the connection breaks or the answer has another status
 */
async function request<T>(url: string, status: number, { method, body }: Request = {}): Promise<T> {
  const headers = {
    ...(body && { 'content-type': 'application/json' }),
    ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
  };
  const seen = await fetch(url, { method, headers, body: body && JSON.stringify(body) }).catch(
    (cause: Error) => {
      throw new Error(`${method ?? 'GET'} ${url}: ${cause.cause ?? cause}`, { cause });
    },
  );
  const text = await seen.text();
  if (seen.status === status) return JSON.parse(text) as T;
  throw new Error(`${method ?? 'GET'} ${url}: ${seen.status} ${text}, expected ${status}`);
}

export const get = <T>(url: string): Promise<T> => request<T>(url, 200);

export const post = <T>(url: string, status: number, body?: object): Promise<T> =>
  request<T>(url, status, { method: 'POST', body });

/** Reads until what is read is as wanted; the work behind it happens after the answer. */
export async function eventually<T>(url: string, wanted: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const value = await get<T>(url);
    if (wanted(value)) return value;
    if (Date.now() > deadline) throw new Error(`${url} stays ${JSON.stringify(value)}`);
    await sleep(50);
  }
}

interface Item {
  stock: number;
  reserved: number;
  sold: number;
}

interface Order {
  id: string;
  state: string;
  total: { amount: number };
}

/**
 * What a customer does: registers, orders 2 of 5 units, and takes the order back.
 * @throws Error when any answer is not what it has to be
 */
export async function shopOnce({ users, orders, inventory }: Addresses): Promise<void> {
  const mark = randomUUID();
  const sku = `E2E-${mark.slice(0, 13).toUpperCase()}`;
  const email = `${mark}@example.com`;
  const user = await post<{ id: string }>(`${users}/v1/users`, 201, { email, name: 'Ada' });
  await post(`${inventory}/v1/items`, 201, { sku, name: 'Mug', stock: 5 });
  const line = { sku, quantity: 2, unitPrice: { amount: 1250, currency: 'EUR' } };
  const placed = await post<Order>(`${orders}/v1/orders`, 202, { userId: user.id, lines: [line] });
  if (placed.total.amount !== 2500) throw new Error(`The total is ${placed.total.amount}`);
  const order = `${orders}/v1/orders/${placed.id}`;
  const item = `${inventory}/v1/items/${sku}`;
  const has = (expected: Item) => (seen: Item) =>
    seen.stock === expected.stock &&
    seen.reserved === expected.reserved &&
    seen.sold === expected.sold;
  await eventually<Order>(order, ({ state }) => state === 'CONFIRMED');
  await eventually<Item>(item, has({ stock: 3, reserved: 0, sold: 2 }));
  await post(`${order}/cancel`, 200);
  await eventually<Order>(order, ({ state }) => state === 'CANCELLED');
  await eventually<Item>(item, has({ stock: 5, reserved: 0, sold: 0 }));
}

/** Customers who come one after the other until told to stop. */
export class Customers {
  shopped = 0;
  readonly failures: string[] = [];
  private stopped = false;
  private readonly done: Promise<void>[];

  constructor(addresses: Addresses, atOnce: number) {
    this.done = Array.from({ length: atOnce }, () => this.shop(addresses));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.done);
  }

  private async shop(addresses: Addresses): Promise<void> {
    while (!this.stopped) {
      await shopOnce(addresses).then(
        () => (this.shopped += 1),
        (error: Error) => this.failures.push(error.message),
      );
      await sleep(20);
    }
  }
}
