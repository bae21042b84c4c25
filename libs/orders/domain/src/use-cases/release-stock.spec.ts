import { OrderNotFound } from '../errors';
import { cancel, confirm } from '../order/changes';
import { anOrder } from '../testing/an-order';
import { OrdersInMemory } from '../testing/orders-in-memory';
import { StockInMemory } from '../testing/stock-in-memory';
import { ReleaseStock } from './release-stock';

const now = new Date('2026-01-02T00:00:00.000Z');
const unitPrice = { amount: 100, currency: 'EUR' };

async function holding(change: typeof confirm) {
  const order = anOrder({ lines: [{ sku: 'MUG-WHITE', quantity: 3, unitPrice }] });
  const orders = new OrdersInMemory();
  const stock = new StockInMemory(10);
  await stock.reserve(order);
  await orders.add(change(order, now));
  const use = new ReleaseStock(orders, stock);
  return { stock, release: () => use.run(order.id) };
}

describe('ReleaseStock', () => {
  it('gives back the stock of a cancelled order, also when repeated', async () => {
    const { stock, release } = await holding(cancel);
    await release();
    await release();
    expect(stock.free()).toBe(10);
  });

  it('leaves the stock of a confirmed order with it', async () => {
    const { stock, release } = await holding(confirm);
    await expect(release()).rejects.toThrow('must stay with it');
    expect(stock.free()).toBe(7);
  });

  it('knows no other orders', async () => {
    const use = new ReleaseStock(new OrdersInMemory(), new StockInMemory(0));
    await expect(use.run(anOrder().id)).rejects.toThrow(OrderNotFound);
  });
});
