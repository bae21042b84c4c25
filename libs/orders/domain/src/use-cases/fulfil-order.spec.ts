import { FakeClock } from '@shop/shared-clock';
import { OrderNotFound, ReservationLost } from '../errors';
import { cancel } from '../order/changes';
import type { Order } from '../order/order';
import type { CustomerState } from '../ports/customers';
import { anOrder } from '../testing/an-order';
import { CustomersInMemory } from '../testing/customers-in-memory';
import { NoTransactions } from '../testing/no-transactions';
import { OrdersInMemory } from '../testing/orders-in-memory';
import { StockInMemory } from '../testing/stock-in-memory';
import { FulfilOrder } from './fulfil-order';

const clock = new FakeClock('2026-01-02T00:00:00.000Z');
const units = 10;

function mugs(quantity: number, sku = 'MUG-WHITE'): Order {
  return anOrder({ lines: [{ sku, quantity, unitPrice: { amount: 100, currency: 'EUR' } }] });
}

async function open(order = mugs(2), customer: CustomerState = 'active') {
  const orders = new OrdersInMemory();
  await orders.add(order);
  const stock = new StockInMemory(units);
  const customers = new CustomersInMemory({ [order.userId]: customer });
  const use = new FulfilOrder(new NoTransactions(), orders, customers, stock, clock);
  const now = async () => ({ ...(await orders.find(order.id)) });
  const run = () => use.run(order.id);
  const cancelNow = async () => {
    const stored = await orders.find(order.id);
    if (stored) await orders.replace(cancel(stored, clock.now()));
  };
  return { id: order.id, orders, stock, customers, use, now, run, cancelNow };
}

type Scene = Awaited<ReturnType<typeof open>>;

/** Does `what` once, just before or after the step of fulfilment. */
function around(scene: Scene, step: Step, when: 'before' | 'after', what: () => Promise<void>) {
  const [owner, name] = step === 'stateOf' ? [scene.customers, step] : [scene.stock, step];
  const methods = owner as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
  const real = methods[name]?.bind(owner);
  methods[name] = async (...given) => {
    delete methods[name];
    if (when === 'before') await what();
    const answer = await real?.(...given);
    if (when === 'after') await what();
    return answer;
  };
}

const steps = ['stateOf', 'reserve', 'confirm'] as const;
type Step = (typeof steps)[number];
const moments = steps.flatMap((step) => [['before', step] as const, ['after', step] as const]);

const crash = async () => {
  throw new Error('the process ended here');
};

describe('FulfilOrder', () => {
  it('confirms an order of an active user when there is enough', async () => {
    const { id, stock, now, run } = await open();
    await run();
    expect(await now()).toMatchObject({ state: 'CONFIRMED', reason: null, version: 2 });
    expect(stock.stateOf(id)).toBe('confirmed');
  });

  it.each([
    ['user-unknown', mugs(1), 'unknown'],
    ['user-deactivated', mugs(1), 'deactivated'],
    ['insufficient-stock', mugs(units + 1), 'active'],
    ['unknown-sku', mugs(1, 'NO-SUCH'), 'active'],
  ] as const)('rejects with %s', async (reason, order, customer) => {
    const { stock, now, run } = await open(order, customer);
    await run();
    expect(await now()).toMatchObject({ state: 'REJECTED', reason });
    expect(stock.free()).toBe(units);
  });

  it('does nothing when run again', async () => {
    const { stock, now, run } = await open();
    await run();
    await run();
    expect(await now()).toMatchObject({ state: 'CONFIRMED', version: 2 });
    expect(stock.free()).toBe(units - 2);
  });

  it.each(moments)('ends the same when it was interrupted %s %s', async (when, step) => {
    const scene = await open();
    around(scene, step, when, crash);
    await expect(scene.run()).rejects.toThrow('the process ended here');
    await scene.run();
    expect(await scene.now()).toMatchObject({ state: 'CONFIRMED' });
    expect(scene.stock.free()).toBe(units - 2);
  });

  it.each(moments)('leaves no stock with an order cancelled %s %s', async (when, step) => {
    const scene = await open();
    around(scene, step, when, scene.cancelNow);
    await scene.run();
    expect(await scene.now()).toMatchObject({ state: 'CANCELLED' });
    expect(scene.stock.free()).toBe(units);
  });

  it.each(moments)(
    'leaves no stock with an order cancelled and released %s %s',
    async (when, step) => {
      const scene = await open();
      around(scene, step, when, async () => {
        await scene.cancelNow();
        await scene.stock.release(scene.id);
      });
      await scene.run().catch(() => scene.run());
      expect(await scene.now()).toMatchObject({ state: 'CANCELLED' });
      expect(scene.stock.free()).toBe(units);
    },
  );

  it('reserves anew when the reservation ran out before it was confirmed', async () => {
    const scene = await open();
    around(scene, 'confirm', 'before', async () => scene.stock.expire(scene.id));
    await expect(scene.run()).rejects.toThrow(ReservationLost);
    expect(await scene.now()).toMatchObject({ state: 'PENDING' });
    await scene.run();
    expect(await scene.now()).toMatchObject({ state: 'CONFIRMED' });
  });

  it('gives back what an earlier run held when the user was deactivated meanwhile', async () => {
    const scene = await open();
    around(scene, 'confirm', 'before', crash);
    await expect(scene.run()).rejects.toThrow();
    const customers = new CustomersInMemory({});
    const { orders, stock } = scene;
    await new FulfilOrder(new NoTransactions(), orders, customers, stock, clock).run(scene.id);
    expect(await scene.now()).toMatchObject({ state: 'REJECTED', reason: 'user-unknown' });
    expect(stock.free()).toBe(units);
  });

  it('knows no other orders', async () => {
    const { use } = await open();
    await expect(use.run(mugs(1).id)).rejects.toThrow(OrderNotFound);
  });
});
