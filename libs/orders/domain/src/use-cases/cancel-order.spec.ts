import { FakeClock } from '@shop/shared-clock';
import { OrderNotCancellable, OrderNotFound } from '../errors';
import { confirm, reject } from '../order/changes';
import { anOrder } from '../testing/an-order';
import { NoTransactions } from '../testing/no-transactions';
import { OrdersInMemory } from '../testing/orders-in-memory';
import { RecordedTasks } from '../testing/recorded-tasks';
import { CancelOrder } from './cancel-order';

const clock = new FakeClock('2026-01-02T00:00:00.000Z');

async function cancelling(order = anOrder()) {
  const orders = new OrdersInMemory();
  await orders.add(order);
  const tasks = new RecordedTasks();
  const use = new CancelOrder(new NoTransactions(), orders, tasks, clock);
  return { order, orders, tasks, cancel: () => use.run(order.id) };
}

describe('CancelOrder', () => {
  it.each([
    ['PENDING', anOrder()],
    ['CONFIRMED', confirm(anOrder(), clock.now())],
  ])('cancels a %s order and asks for its stock back', async (_, order) => {
    const { orders, tasks, cancel } = await cancelling(order);
    expect(await cancel()).toMatchObject({ state: 'CANCELLED', version: order.version + 1 });
    expect(await orders.find(order.id)).toMatchObject({ state: 'CANCELLED' });
    expect(tasks.asked).toEqual([`release ${order.id}`]);
  });

  it('gives the same answer when repeated and asks for nothing more', async () => {
    const { tasks, cancel } = await cancelling();
    const first = await cancel();
    expect(await cancel()).toEqual(first);
    expect(tasks.asked).toHaveLength(1);
  });

  it('refuses a rejected order', async () => {
    const { tasks, cancel } = await cancelling(reject(anOrder(), 'timed-out', clock.now()));
    await expect(cancel()).rejects.toThrow(OrderNotCancellable);
    expect(tasks.asked).toEqual([]);
  });

  it('knows no other orders', async () => {
    const use = new CancelOrder(
      new NoTransactions(),
      new OrdersInMemory(),
      new RecordedTasks(),
      clock,
    );
    await expect(use.run(anOrder().id)).rejects.toThrow(OrderNotFound);
  });
});
