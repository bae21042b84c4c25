import { describePlatform } from './platform/describe-platform';
import { Shop } from './platform/shop';

describePlatform('many requests at once', (platform) => {
  it('confirms exactly as many orders as there are units, and rejects the others', async () => {
    const shop = await Shop.open(platform(), 10);
    await Promise.all(Array.from({ length: 200 }, () => shop.place()));
    const counts = await shop.balance();
    expect(counts).toEqual({ CONFIRMED: 10, 'insufficient-stock': 190 });
  });

  it('places one order for one Idempotency-Key', async () => {
    const { clients, orders } = platform();
    const { userId, sku } = await Shop.open(platform(), 100);
    const lines = [{ sku, quantity: 1, unitPrice: { amount: 100, currency: 'EUR' } }];
    const body = JSON.stringify({ userId, lines });
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'fifty-times' };
    const request = { method: 'POST', headers, body };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => fetch(`${orders.url}/v1/orders`, request)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(202);
    expect(statuses.filter((status) => status !== 202 && status !== 409)).toEqual([]);
    expect((await clients.orders.list({ userId })).items).toHaveLength(1);
  });
});
