import { setTimeout as after } from 'node:timers/promises';
import { inventoryMigrations } from '@shop/inventory-data-access';
import { connectPostgres, Database, migrate } from '@shop/shared-persistence';
import { temporaryPostgres } from '@shop/shared-persistence/testing';
import { startTestService, type TestService } from '@shop/shared-testing';
import { service } from './service';

const orderIds = Array.from(
  { length: 200 },
  (_, index) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
);

async function migrated(url: string): Promise<void> {
  const settings = { url, applicationName: 'test' };
  const database = new Database(connectPostgres(settings, () => undefined));
  await migrate(database, inventoryMigrations);
  await database.close();
}

describe('inventory while Postgres restarts', () => {
  let postgres: Awaited<ReturnType<typeof temporaryPostgres>>;
  let api: TestService;

  beforeAll(async () => {
    postgres = await temporaryPostgres();
    await migrated(postgres.adminUrl);
    const environment = { DATABASE_URL: postgres.adminUrl, RESERVATION_SWEEP_MS: '100' };
    api = await startTestService(service, environment);
  });

  afterAll(async () => {
    await api?.stop();
    await postgres?.stop();
  });

  it('refuses meanwhile as a problem, goes on by itself, and no unit is lost', async () => {
    await api.post('/v1/items', { sku: 'MUG', name: 'Mug', stock: 1000 });
    const refusals: (string | null)[] = [];

    /** Sends again what was refused for want of a database, as any client would. */
    const sent = async (send: () => ReturnType<TestService['get']>) => {
      for (;;) {
        const { status, headers, body } = await send();
        if (status < 300) return body;
        if (status !== 503) throw new Error(`${status}: ${JSON.stringify(body)}`);
        refusals.push(headers.get('content-type'));
        await after(20);
      }
    };
    const order = async (orderId: string) => {
      const path = `/v1/reservations/${orderId}`;
      const lines = [{ sku: 'MUG', quantity: 2 }];
      await sent(() => api.put(path, { lines }));
      return sent(() => api.post(`${path}/confirm`));
    };

    const waiting = [...orderIds];
    const worker = async () => {
      for (let orderId = waiting.pop(); orderId; orderId = waiting.pop()) await order(orderId);
    };
    const workers = Promise.all(Array.from({ length: 10 }, worker));
    while (waiting.length > 150) await after(5);
    await postgres.restart();
    await workers;

    expect(new Set(refusals)).toEqual(new Set(['application/problem+json']));
    const totals = { stock: 600, reserved: 0, sold: 400 };
    expect((await api.get('/v1/audit')).body).toMatchObject({ consistent: true, totals });
    expect((await api.get('/health/ready')).status).toBe(200);
  });
});
