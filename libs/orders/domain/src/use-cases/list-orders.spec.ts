import { anOrder } from '../testing/an-order';
import { OrdersInMemory } from '../testing/orders-in-memory';
import { ListOrders } from './list-orders';

async function listOf(count: number) {
  const orders = new OrdersInMemory();
  const all = Array.from({ length: count }, () => anOrder());
  for (const order of all) await orders.add(order);
  return { all: all.reverse(), use: new ListOrders(orders) };
}

describe('ListOrders', () => {
  it('tells where the next page begins', async () => {
    const { all, use } = await listOf(3);
    const first = await use.run({ limit: 2 });
    expect(first).toEqual({ orders: all.slice(0, 2), last: all[1]?.id });
    const second = await use.run({ limit: 2, before: first.last });
    expect(second).toEqual({ orders: all.slice(2), last: undefined });
  });

  it('has no next page when this one is just full', async () => {
    const { use } = await listOf(2);
    expect((await use.run({ limit: 2 })).last).toBeUndefined();
  });
});
