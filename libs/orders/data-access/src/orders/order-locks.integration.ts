import { type Order, OrderChanged } from '@shop/orders-domain';
import { anOrder } from '@shop/orders-domain/testing';
import type { Database } from '@shop/shared-persistence';
import { testDatabase } from '@shop/shared-persistence/testing';
import { ordersMigrations } from '../migrations';
import type { OrdersSchema } from '../orders-schema';
import { OrdersInDatabase } from './orders-in-database';

const later = new Date('2026-01-01T00:10:00.000Z');
const next = (order: Order, state: Order['state']): Order => ({
  ...order,
  state,
  version: order.version + 1,
});

/** Something that one side waits for until the other says so. */
function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

describe('several who decide on orders at once', () => {
  let database: Database<OrdersSchema>;
  let orders: OrdersInDatabase;

  beforeAll(async () => {
    database = await testDatabase<OrdersSchema>(ordersMigrations);
    orders = new OrdersInDatabase(database);
  });

  afterAll(() => database.close());

  /** Locks the order, and confirms it when `finish` is given. */
  function confirmSlowly(order: Order) {
    const [locked, finish] = [signal(), signal()];
    const done = database.run(async () => {
      await orders.lock(order.id);
      locked.give();
      await finish.given;
      await orders.replace(next(order, 'CONFIRMED'));
    });
    return { locked: locked.given, finish: finish.give, done };
  }

  it('come one after the other, the second seeing what the first decided', async () => {
    const order = anOrder();
    await orders.add(order);
    const first = confirmSlowly(order);
    await first.locked;
    const second = database.run(() => orders.lock(order.id));
    first.finish();
    await first.done;
    expect(await second).toMatchObject({ state: 'CONFIRMED', version: 2 });
  });

  it('leave alone what another one has locked when looking for overdue orders', async () => {
    const [busy, free] = [anOrder(), anOrder()];
    await orders.add(busy);
    await orders.add(free);
    const first = confirmSlowly(busy);
    await first.locked;
    const overdue = await database.run(() => orders.lockPending(later, 10));
    first.finish();
    await first.done;
    expect(overdue.map(({ id }) => id)).toEqual([free.id]);
  });

  it('can not both put the next version in place, even without a lock', async () => {
    const order = anOrder();
    await orders.add(order);
    const changes = (['CONFIRMED', 'CANCELLED'] as const).map((state) =>
      database.run(() => orders.replace(next(order, state))),
    );
    const outcomes = await Promise.allSettled(changes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [refused] = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toBeInstanceOf(OrderChanged);
  });
});
