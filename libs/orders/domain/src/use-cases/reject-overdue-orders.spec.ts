import { FakeClock } from '@shop/shared-clock';
import { confirm } from '../order/changes';
import { anOrder } from '../testing/an-order';
import { NoTransactions } from '../testing/no-transactions';
import { OrdersInMemory } from '../testing/orders-in-memory';
import { RecordedTasks } from '../testing/recorded-tasks';
import { RejectOverdueOrders } from './reject-overdue-orders';

const timeoutMs = 60_000;

function open() {
  const orders = new OrdersInMemory();
  const tasks = new RecordedTasks();
  const clock = new FakeClock('2026-01-01T00:00:00.000Z');
  const use = new RejectOverdueOrders(new NoTransactions(), orders, tasks, clock, timeoutMs);
  return { orders, tasks, clock, use };
}

describe('RejectOverdueOrders', () => {
  it('rejects what was PENDING for longer than allowed and asks for its stock back', async () => {
    const { orders, tasks, clock, use } = open();
    const order = anOrder({ createdAt: clock.now() });
    await orders.add(order);
    clock.advance(timeoutMs);
    expect(await use.run()).toBe(0);
    clock.advance(1);
    expect(await use.run()).toBe(1);
    expect(await orders.find(order.id)).toMatchObject({ state: 'REJECTED', reason: 'timed-out' });
    expect(tasks.asked).toEqual([`release ${order.id}`]);
  });

  it('leaves decided orders alone', async () => {
    const { orders, clock, use } = open();
    await orders.add(confirm(anOrder({ createdAt: clock.now() }), clock.now()));
    clock.advance(2 * timeoutMs);
    expect(await use.run()).toBe(0);
  });

  it('gets through more than it takes at once', async () => {
    const { orders, clock, use } = open();
    for (let n = 0; n < 120; n += 1) await orders.add(anOrder({ createdAt: clock.now() }));
    clock.advance(2 * timeoutMs);
    expect(await use.run()).toBe(120);
  });
});
