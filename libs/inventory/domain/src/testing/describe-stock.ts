import { movementOf } from '../movement';
import { anItem, anOrderId, aReservation } from './mothers';
import type { Stock } from './stock';

const at = new Date('2026-01-02T00:00:00.000Z');

/** What every place where stock is kept must do; `open` gives an empty one. */
export function describeStock(open: () => Promise<Stock>): void {
  let stock: Stock;

  beforeEach(async () => {
    stock = await open();
  });

  const add = async (item = anItem()) => {
    const receipt = movementOf('receipt', item.sku, item.stock, { at: item.createdAt });
    expect(await stock.items.add(item, receipt)).toBe(true);
    return item;
  };

  describe('items', () => {
    it('are found as they were added', async () => {
      const item = await add(anItem({ name: 'Ædå 愛 👩🏽‍🚀', stock: 1_000_000_000 }));
      expect(await stock.items.find(item.sku)).toEqual(item);
      expect(await stock.items.find(anItem().sku)).toBeUndefined();
    });

    it('are not added twice', async () => {
      const item = await add();
      expect(await stock.items.add({ ...item, name: 'Other' }, undefined)).toBe(false);
      expect(await stock.items.find(item.sku)).toEqual(item);
    });

    it('are listed by SKU, byte by byte, page by page', async () => {
      const all = ['A', 'A-1', 'A.1', 'A1', 'AB', 'A_1', 'B'].map((sku) => anItem({ sku }));
      for (const item of [...all].reverse()) await add(item);
      expect(await stock.items.list({ limit: 3 })).toEqual(all.slice(0, 3));
      expect(await stock.items.list({ limit: 9, after: 'A.1' })).toEqual(all.slice(3));
      expect(await stock.items.list({ limit: 9, after: 'B' })).toEqual([]);
    });

    it('are renamed in the version that is known, else not', async () => {
      const item = await add();
      const next = { ...item, name: 'Black mug', version: 2, updatedAt: at };
      expect(await stock.items.rename(2, next)).toBe(false);
      expect(await stock.items.rename(1, next)).toBe(true);
      expect(await stock.items.rename(1, next)).toBe(false);
      expect(await stock.items.find(item.sku)).toEqual(next);
      expect(await stock.items.rename(1, anItem())).toBe(false);
    });

    it('that exist are locked, by SKU', async () => {
      const [first, second] = [await add(), await add()];
      const locked = await stock.transactions.run(() =>
        stock.items.lock([second.sku, 'NO-SUCH', first.sku]),
      );
      expect(locked).toEqual([first, second]);
    });
  });

  describe('movements', () => {
    it('change the units of their items and are on record, the latest first', async () => {
      const [mug, cup] = [await add(), await add()];
      const orderId = anOrderId();
      const cause = { orderId, at };
      const reserve = [mug, cup].map(({ sku }) => movementOf('reserve', sku, 4, cause));
      await stock.transactions.run(() => stock.items.move(reserve));
      const sell = movementOf('confirm', mug.sku, 4, cause);
      await stock.transactions.run(() => stock.items.move([sell]));
      const units = { stock: 6, reserved: 0, sold: 4 };
      expect(await stock.items.find(mug.sku)).toEqual({
        ...mug,
        ...units,
        version: 3,
        updatedAt: at,
      });
      expect(await stock.items.find(cup.sku)).toMatchObject({ stock: 6, reserved: 4, version: 2 });

      const [last, before] = await stock.movements.list(mug.sku, { limit: 2 });
      expect(last).toEqual({ id: expect.any(Number), ...sell });
      expect(before).toEqual({ id: expect.any(Number), ...reserve[0] });
      const first = await stock.movements.list(mug.sku, { limit: 9, before: before?.id });
      expect(first).toMatchObject([
        { kind: 'receipt', stock: 10, orderId: null, at: mug.createdAt },
      ]);
    });

    it('of an adjustment have a reason', async () => {
      const { sku } = await add();
      const lost = movementOf('adjustment', sku, -3, { reason: 'broken', at });
      await stock.transactions.run(() => stock.items.move([lost]));
      expect(await stock.movements.list(sku, { limit: 1 })).toMatchObject([lost]);
    });

    it('are undone with the transaction', async () => {
      const item = await add();
      const failed = stock.transactions.run(async () => {
        await stock.items.move([movementOf('reserve', item.sku, 1, { at })]);
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect(await stock.items.find(item.sku)).toEqual(item);
      expect(await stock.movements.list(item.sku, { limit: 9 })).toHaveLength(1);
    });
  });

  describe('reservations', () => {
    it('are found as they were added, and only one per order', async () => {
      const reservation = aReservation({
        lines: [
          { sku: 'B', quantity: 1 },
          { sku: 'A', quantity: 3 },
        ],
      });
      const { orderId } = reservation;
      expect(await stock.reservations.add(reservation)).toBe(true);
      const other = aReservation({ orderId, ttlSeconds: 1 });
      expect(await stock.reservations.add(other)).toBe(false);
      expect(await stock.reservations.find(orderId)).toEqual(reservation);
      const locked = stock.transactions.run(() => stock.reservations.lock(orderId));
      expect(await locked).toEqual(reservation);
    });

    it('are not found for an order that has none', async () => {
      expect(await stock.reservations.find(anOrderId())).toBeUndefined();
      const none = stock.transactions.run(() => stock.reservations.lock(anOrderId()));
      expect(await none).toBeUndefined();
    });

    it('are stored as what became of them', async () => {
      const reservation = aReservation();
      await stock.reservations.add(reservation);
      const next = { ...reservation, state: 'expired' as const, expiresAt: at, updatedAt: at };
      await stock.transactions.run(() => stock.reservations.save(next));
      expect(await stock.reservations.find(reservation.orderId)).toEqual(next);
    });

    it('are overdue when they are held and their time is up, the longest first', async () => {
      const overdue = (now: Date) =>
        stock.transactions.run(() => stock.reservations.lockOverdue(now));
      const second = aReservation({ ttlSeconds: 20 });
      const first = aReservation({ ttlSeconds: 10 });
      const sold = aReservation({ ttlSeconds: 5 }, { state: 'confirmed' });
      for (const each of [second, first, sold]) await stock.reservations.add(each);
      expect(await overdue(new Date(first.expiresAt.getTime() - 1))).toBeUndefined();
      expect(await overdue(first.expiresAt)).toEqual(first);
      expect(await overdue(at)).toEqual(first);
    });
  });

  describe('the audit', () => {
    it('is of nothing to begin with', async () => {
      const totals = { stock: 0, reserved: 0, sold: 0 };
      expect(await stock.audits.report()).toEqual({
        items: 0,
        totals,
        adjusted: 0,
        discrepancies: [],
      });
    });

    it('names what does not add up', async () => {
      const { sku } = await add();
      await add(anItem({ stock: 5 }));
      await stock.transactions.run(() => stock.items.move([movementOf('reserve', sku, 2, { at })]));
      await stock.reservations.add(aReservation({ lines: [{ sku, quantity: 3 }] }));
      const sold = aReservation({ lines: [{ sku, quantity: 1 }] }, { state: 'confirmed' });
      await stock.reservations.add(sold);
      const counted = { stock: 8, reserved: 2, sold: 0 };
      expect(await stock.audits.report()).toEqual({
        items: 2,
        totals: { stock: 13, reserved: 2, sold: 0 },
        adjusted: 15,
        discrepancies: [{ sku, counted, moved: counted, held: 3, confirmed: 1 }],
      });
    });
  });
}
