import { FakeClock } from '@shop/shared-clock';
import { SequentialIds } from '@shop/shared-ids';
import { MixedCurrencies, RepeatedSku } from '../errors';
import { anOrder } from '../testing/an-order';
import { NoTransactions } from '../testing/no-transactions';
import { OrdersInMemory } from '../testing/orders-in-memory';
import { RecordedTasks } from '../testing/recorded-tasks';
import { PlaceOrder } from './place-order';

const { userId, lines } = anOrder();

function open() {
  const orders = new OrdersInMemory();
  const tasks = new RecordedTasks();
  const ids = new SequentialIds();
  const use = new PlaceOrder(new NoTransactions(), orders, tasks, new FakeClock(), ids);
  return { orders, tasks, use };
}

describe('PlaceOrder', () => {
  it('keeps a PENDING order with its total and asks for its fulfilment', async () => {
    const { orders, tasks, use } = open();
    const order = await use.run({ userId, lines });
    expect(order).toMatchObject({ state: 'PENDING', total: { amount: 4499, currency: 'EUR' } });
    expect(await orders.find(order.id)).toBe(order);
    expect(tasks.asked).toEqual([`fulfil ${order.id}`]);
  });

  it.each([
    ['a SKU twice', [...lines, ...lines], RepeatedSku],
    ['two currencies', [...lines, mugFor('USD')], MixedCurrencies],
  ])('keeps nothing with %s', async (_, wrong, problem) => {
    const { orders, tasks, use } = open();
    await expect(async () => use.run({ userId, lines: wrong })).rejects.toThrow(problem);
    expect(await orders.list({ limit: 1 })).toEqual([]);
    expect(tasks.asked).toEqual([]);
  });
});

function mugFor(currency: string) {
  return { sku: 'MUG-BLACK', quantity: 1, unitPrice: { amount: 1, currency } };
}
