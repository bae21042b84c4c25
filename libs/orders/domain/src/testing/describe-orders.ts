import { OrderChanged } from '../errors';
import { cancel, confirm, reject } from '../order/changes';
import type { Orders } from '../ports/orders';
import { anOrder } from './an-order';

const later = new Date('2026-01-01T00:10:00.000Z');
const idsOf = (orders: readonly { readonly id: string }[]) => orders.map(({ id }) => id);

/** What every place where orders are kept must do; `open` gives an empty one. */
export function describeOrders(open: () => Promise<Orders>): void {
  let orders: Orders;

  beforeEach(async () => {
    orders = await open();
  });

  it('finds what was added, unchanged', async () => {
    const order = anOrder();
    await orders.add(order);
    expect(await orders.find(order.id)).toEqual(order);
    expect(await orders.lock(order.id)).toEqual(order);
  });

  it('keeps the largest amounts exactly', async () => {
    const unitPrice = { amount: Number.MAX_SAFE_INTEGER, currency: 'IDR' };
    const order = anOrder({ lines: [{ sku: 'A', quantity: 1, unitPrice }], total: unitPrice });
    await orders.add(order);
    expect(await orders.find(order.id)).toEqual(order);
  });

  it('finds nothing under an id it does not have', async () => {
    expect(await orders.find(anOrder().id)).toBeUndefined();
    expect(await orders.lock(anOrder().id)).toBeUndefined();
  });

  it('replaces an order by its next version', async () => {
    const order = anOrder();
    await orders.add(order);
    const rejected = reject(order, 'insufficient-stock', later);
    await orders.replace(rejected);
    expect(await orders.find(order.id)).toEqual(rejected);
  });

  it('refuses a change of a version that is not the stored one any more', async () => {
    const order = anOrder();
    await orders.add(order);
    const confirmed = confirm(order, later);
    await orders.replace(confirmed);
    await expect(orders.replace(cancel(order, later))).rejects.toThrow(OrderChanged);
    expect(await orders.find(order.id)).toEqual(confirmed);
  });

  it('refuses a change of an order it does not have', async () => {
    await expect(orders.replace(confirm(anOrder(), later))).rejects.toThrow(OrderChanged);
  });

  it('lists the newest first, page by page', async () => {
    const all = [anOrder(), anOrder(), anOrder()];
    for (const order of all) await orders.add(order);
    const [first, second, third] = idsOf(all);
    expect(idsOf(await orders.list({ limit: 2 }))).toEqual([third, second]);
    expect(idsOf(await orders.list({ limit: 2, before: second }))).toEqual([first]);
    expect(await orders.list({ limit: 2, before: first })).toEqual([]);
  });

  it('lists those of a user, in a state, or both', async () => {
    const mine = anOrder();
    const confirmed = confirm(anOrder({ userId: mine.userId }), later);
    const theirs = confirm(anOrder(), later);
    for (const order of [mine, confirmed, theirs]) await orders.add(order);
    const { userId } = mine;
    const list = async (query: object) => idsOf(await orders.list({ limit: 10, ...query }));
    expect(await list({ userId })).toEqual([confirmed.id, mine.id]);
    expect(await list({ state: 'CONFIRMED' })).toEqual([theirs.id, confirmed.id]);
    expect(await list({ userId, state: 'CONFIRMED' })).toEqual([confirmed.id]);
    expect(await list({ userId: anOrder().userId })).toEqual([]);
  });

  it('knows which are PENDING from before a moment, the oldest first', async () => {
    const pending = [anOrder(), anOrder(), anOrder()];
    const decided = confirm(anOrder(), later);
    const young = anOrder({ createdAt: later });
    for (const order of [...pending, decided, young]) await orders.add(order);
    expect(await orders.lockPending(later, 2)).toEqual(pending.slice(0, 2));
    expect(idsOf(await orders.lockPending(later, 10))).toEqual(idsOf(pending));
  });
}
