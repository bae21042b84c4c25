import { inventoryMigrations } from '@shop/inventory-data-access';
import { testDatabaseUrl } from '@shop/shared-persistence/testing';
import { startTestService, type TestAnswer, type TestService } from '@shop/shared-testing';
import { service } from './service';

const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

/** Sends again when no connection was free in time, as on a slow machine: nothing happened then. */
async function patiently(send: () => Promise<TestAnswer>): Promise<TestAnswer> {
  for (;;) {
    const answer = await send();
    if (answer.status !== 503) return answer;
  }
}

let made = 0;
const anOrderId = () => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;

describe('inventory at once, on Postgres', () => {
  let replicas: TestService[] = [];
  let database: Awaited<ReturnType<typeof testDatabaseUrl>>;

  beforeAll(async () => {
    database = await testDatabaseUrl(inventoryMigrations);
    const environment = { DATABASE_URL: database.url, RESERVATION_SWEEP_MS: '100' };
    replicas = await times(2, () => startTestService(service, environment));
  });

  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await database?.drop();
  });

  const api = (index: number): TestService => {
    const replica = replicas[index % replicas.length];
    if (!replica) throw new Error('The replicas are not started');
    return replica;
  };

  const anItem = async (stock: number) => {
    const sku = `MUG-${(made += 1)}`;
    expect((await api(0).post('/v1/items', { sku, name: 'Mug', stock })).status).toBe(201);
    return sku;
  };

  const reserve = (index: number, orderId: string, lines: object[], ttlSeconds = 600) =>
    patiently(() => api(index).put(`/v1/reservations/${orderId}`, { lines, ttlSeconds }));

  const units = async (sku: string) => {
    const { stock, reserved, sold } = (await api(0).get(`/v1/items/${sku}`)).body;
    expect((await api(1).get('/v1/audit')).body).toMatchObject({ consistent: true });
    return [stock, reserved, sold];
  };

  it('200 reservations for the last 10 units reserve exactly 10', async () => {
    const sku = await anItem(10);
    const answers = await times(200, (index) =>
      reserve(index, anOrderId(), [{ sku, quantity: 1 }]),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    const refused = answers.filter(({ body }) => body.code === 'insufficient-stock');
    expect(refused).toHaveLength(190);
    expect(await units(sku)).toEqual([0, 10, 0]);
  });

  it('one reservation sent 50 times is made once', async () => {
    const [sku, orderId] = [await anItem(100), anOrderId()];
    const answers = await times(50, (index) => reserve(index, orderId, [{ sku, quantity: 3 }]));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array.from({ length: 49 }, () => 200), 201]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await units(sku)).toEqual([97, 3, 0]);
  });

  it('one Idempotency-Key sent 50 times adjusts once', async () => {
    const sku = await anItem(0);
    const path = `/v1/items/${sku}/adjustments`;
    const body = { delta: 7, reason: 'found' };
    const send = (index: number) =>
      patiently(() => api(index).post(path, body, { 'idempotency-key': 'fifty' }));
    const statuses = (await times(50, send)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(statuses).toContain(200);
    expect(await units(sku)).toEqual([7, 0, 0]);
  });

  it('orders that name SKUs in opposite orders all get them', async () => {
    const lines = (await times(5, () => anItem(100))).map((sku) => ({ sku, quantity: 1 }));
    const answers = await times(100, (index) =>
      reserve(index, anOrderId(), index % 2 === 0 ? lines : [...lines].reverse()),
    );
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    expect(await units(lines[0]?.sku ?? '')).toEqual([0, 100, 0]);
  });

  it('confirming, releasing and running out of time at once keep the sums', async () => {
    const sku = await anItem(60);
    const orders = Array.from({ length: 60 }, anOrderId);
    await Promise.all(
      orders.map((orderId, index) => reserve(index, orderId, [{ sku, quantity: 1 }], 1)),
    );
    // Around the second in which they expire, while both replicas sweep.
    await new Promise((resolve) => setTimeout(resolve, 900));
    const path = (orderId: string) => `/v1/reservations/${orderId}`;
    const answers = await times(180, async (index) => {
      const order = path(orders[index % 60] ?? '');
      if (index < 60) return api(index).post(`${order}/confirm`);
      return index < 120 ? api(index + 1).post(`${order}/release`) : api(index).get(order);
    });
    const failed = answers.filter(({ status }) => status >= 500 && status !== 503);
    expect(failed).toEqual([]);
    for (const orderId of orders) await patiently(() => api(0).post(`${path(orderId)}/release`));
    expect(await units(sku)).toEqual([60, 0, 0]);
  });
});
