import { setTimeout as after } from 'node:timers/promises';
import { InsufficientStock, type Transactions } from '@shop/inventory-domain';
import { anItem, anOrderId, useCasesOn } from '@shop/inventory-domain/testing';
import { FakeClock } from '@shop/shared-clock';
import { DatabaseUnavailable } from '@shop/shared-persistence';
import { describeOnDatabase } from '@shop/shared-persistence/testing';
import { sql } from 'kysely';
import type { InventorySchema } from './inventory-schema';
import { inventoryMigrations } from './migrations';
import { stockOf } from './stock-of';

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** Begins again when no connection was free in time, as on a slow machine: nothing happened then. */
const patient = (transactions: Transactions): Transactions => ({
  run: async (work) => {
    for (;;)
      try {
        return await transactions.run(work);
      } catch (error) {
        if (!(error instanceof DatabaseUnavailable)) throw error;
      }
  },
});

/** How many came true, and what each of the others failed with. */
async function outcomes(work: readonly Promise<unknown>[]) {
  const settled = await Promise.allSettled(work);
  const failures = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  return { succeeded: settled.length - failures.length, failures };
}

describeOnDatabase<InventorySchema>('stock under concurrency', inventoryMigrations, (database) => {
  const open = () => {
    const clock = new FakeClock();
    const stock = stockOf(database());
    const transactions = patient(stock.transactions);
    return { clock, ...useCasesOn({ ...stock, transactions }, clock) };
  };
  type UseCases = ReturnType<typeof open>;

  const take = (cases: UseCases, orderId: string, ...skus: readonly string[]) => {
    const lines = skus.map((sku) => ({ sku, quantity: 1 }));
    return cases.reserve.run({ orderId, lines, ttlSeconds: 60 });
  };

  /** Stock, reserved, sold; after checking that the records agree. */
  const unitsOf = async ({ getItem, audit }: UseCases, sku: string) => {
    const { stock, reserved, sold } = await getItem.run(sku);
    expect(await audit.run()).toMatchObject({ consistent: true, discrepancies: [] });
    return [stock, reserved, sold];
  };

  it('200 orders for the last 10 units get exactly 10', async () => {
    const cases = open();
    const { sku } = await cases.createItem.run(anItem({ stock: 10 }));
    const orders = times(200, () => take(cases, anOrderId(), sku));
    const { succeeded, failures } = await outcomes(orders);
    expect(succeeded).toBe(10);
    expect(failures.filter((error) => !(error instanceof InsufficientStock))).toEqual([]);
    expect(await unitsOf(cases, sku)).toEqual([0, 10, 0]);
  });

  it('one reservation told 50 times at once holds its units once', async () => {
    const cases = open();
    const { sku } = await cases.createItem.run(anItem({ stock: 100 }));
    const orderId = anOrderId();
    const answers = await Promise.all(times(50, () => take(cases, orderId, sku)));
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map(({ reservation }) => JSON.stringify(reservation))).size).toBe(1);
    expect(await unitsOf(cases, sku)).toEqual([99, 1, 0]);
  });

  it('orders that name the same SKUs in opposite orders never deadlock', async () => {
    const cases = open();
    const items = await Promise.all(
      times(4, () => cases.createItem.run(anItem({ stock: 1_000_000 }))),
    );
    const skus = items.map(({ sku }) => sku);
    const all = times(200, async (index) => {
      const orderId = anOrderId();
      await take(cases, orderId, ...(index % 2 === 0 ? skus : [...skus].reverse()));
      if (index % 3 === 0) await cases.release.run(orderId);
      else await cases.confirm.run(orderId);
    });
    expect(await outcomes(all)).toEqual({ succeeded: 200, failures: [] });
    expect(await unitsOf(cases, skus[0] ?? '')).toEqual([1_000_000 - 133, 0, 133]);
    expect(await deadlocks()).toBe(0);
  });

  it('confirming, releasing and expiring one reservation at once does one after the other', async () => {
    const cases = open();
    const { sku } = await cases.createItem.run(anItem({ stock: 40 }));
    const orders = times(40, () => anOrderId());
    await Promise.all(orders.map((orderId) => take(cases, orderId, sku)));
    cases.clock.advance(60_000);
    const races = orders.flatMap((orderId, index) => [
      cases.confirm.run(orderId),
      cases.expire.run(1),
      index % 2 === 0 ? cases.release.run(orderId) : take(cases, orderId, sku),
    ]);
    const { failures } = await outcomes(races);
    const codes = new Set(failures.map(({ code }) => code));
    expect(['reservation-expired', 'reservation-released']).toEqual(
      expect.arrayContaining([...codes]),
    );
    const [stock = 0, reserved = 0, sold = 0] = await unitsOf(cases, sku);
    expect(stock + reserved + sold).toBe(40);
    for (const orderId of orders) await cases.release.run(orderId);
    expect(await unitsOf(cases, sku)).toEqual([40, 0, 0]);
  });

  it('several sweepers expire each reservation once', async () => {
    const cases = open();
    const { sku } = await cases.createItem.run(anItem({ stock: 60 }));
    await Promise.all(times(60, () => take(cases, anOrderId(), sku)));
    cases.clock.advance(60_000);
    const swept = await Promise.all(times(5, () => cases.expire.run()));
    const rest = await cases.expire.run();
    expect(swept.reduce((sum, count) => sum + count, rest)).toBe(60);
    expect(await unitsOf(cases, sku)).toEqual([60, 0, 0]);
  });

  it('adjustments and reservations never take the same unit', async () => {
    const cases = open();
    const { sku } = await cases.createItem.run(anItem({ stock: 20 }));
    const losses = times(30, () => cases.adjustStock.run({ sku, delta: -1, reason: 'lost' }));
    const orders = times(30, () => take(cases, anOrderId(), sku));
    const [lost, reserved] = await Promise.all([outcomes(losses), outcomes(orders)]);
    expect(lost.succeeded + reserved.succeeded).toBe(20);
    expect(await unitsOf(cases, sku)).toEqual([0, reserved.succeeded, 0]);
  });

  it('of two who rename the version they both know one wins', async () => {
    const cases = open();
    const { sku } = await cases.createItem.run(anItem());
    const renamings = ['Cup', 'Pot'].map((name) => cases.renameItem.run({ sku, name, version: 1 }));
    expect((await outcomes(renamings)).failures).toMatchObject([{ code: 'item-changed' }]);
  });

  /** As the server counted them in this database. It tells about once a second. */
  async function deadlocks(): Promise<number> {
    await after(1100);
    const { rows } = await sql<{ count: string }>`
      select deadlocks as count from pg_stat_database where datname = current_database()
    `.execute(database().db);
    return Number(rows[0]?.count);
  }
});
