import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { startTestService, type TestService } from '@shop/shared-testing';
import { service } from '../service';
import { orderRequest } from './order-request';
import { problem, type StubAnswer, stubService } from './stub-service';

const now = '2026-11-24T10:30:00.000Z';
const times = { createdAt: now, updatedAt: now };

const userOf = (path: string, state: string): StubAnswer => {
  const user = { id: path.slice('/v1/users/'.length), email: 'ada@example.com', name: 'Ada' };
  return { status: 200, body: { ...user, state, version: 1, ...times } };
};

const reservationOf = (path: string, state: string): StubAnswer => {
  const orderId = path.split('/')[3];
  const lines = orderRequest().lines.map(({ sku, quantity }) => ({ sku, quantity }));
  return { status: 200, body: { orderId, state, lines, expiresAt: now, ...times } };
};

describe('what becomes of an order', () => {
  let api: TestService;
  let stops: (() => Promise<unknown>)[] = [];
  let user: (path: string) => StubAnswer;
  let inventory: (method: string, path: string) => StubAnswer;

  beforeAll(async () => {
    const users = await stubService((_, path) => user(path));
    const stock = await stubService((method, path) => inventory(method, path));
    const environment = { USERS_URL: users.url, INVENTORY_URL: stock.url };
    api = await startTestService(service, environment);
    stops = [() => api.stop(), users.stop, stock.stop];
  });

  beforeEach(() => {
    user = (path) => userOf(path, 'active');
    inventory = (method, path) => {
      if (method === 'PUT') return reservationOf(path, 'held');
      return reservationOf(path, path.endsWith('/confirm') ? 'confirmed' : 'released');
    };
  });

  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  async function placed(): Promise<string> {
    return (await api.post('/v1/orders', orderRequest({ userId: randomUUID() }))).body.id;
  }

  /** Waits until `read` gives something. */
  async function soon<T>(read: () => Promise<T | undefined>): Promise<T> {
    for (const deadline = Date.now() + 10_000; ; await after(20)) {
      const found = await read();
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error('it did not happen within 10 s');
    }
  }

  const decided = (id: string) =>
    soon(async () => {
      const { body } = await api.get(`/v1/orders/${id}`);
      return body.state === 'PENDING' ? undefined : body;
    });

  it('is confirmed when the user is active and the stock sold', async () => {
    expect(await decided(await placed())).toMatchObject({ state: 'CONFIRMED', version: 2 });
  });

  it.each([
    ['user-unknown', () => problem(404, 'user-not-found')],
    ['user-deactivated', (path: string) => userOf(path, 'deactivated')],
  ])('is rejected with %s', async (reason, answer) => {
    user = answer;
    expect(await decided(await placed())).toMatchObject({ state: 'REJECTED', reason });
  });

  it.each([
    ['insufficient-stock', 409],
    ['unknown-sku', 422],
  ])('is rejected with %s', async (reason, status) => {
    inventory = (method) =>
      method === 'PUT' ? problem(status, reason) : problem(404, 'reservation-not-found');
    expect(await decided(await placed())).toMatchObject({ state: 'REJECTED', reason });
  });

  it('is parked when another service refuses for good, until it is retried by hand', async () => {
    inventory = () => problem(409, 'reservation-differs');
    const id = await placed();
    const parked = await soon(async () => {
      const { body } = await api.get('/v1/outbox?state=parked');
      return body.items.find(({ key }: { key: string }) => key === id);
    });
    expect(parked).toMatchObject({ topic: 'fulfil-order', state: 'parked' });
    expect(parked.lastError).toContain('reservation-differs');
    inventory = (method, path) => reservationOf(path, method === 'PUT' ? 'held' : 'confirmed');
    expect((await api.post(`/v1/outbox/${parked.id}/retry`)).status).toBe(200);
    expect(await decided(id)).toMatchObject({ state: 'CONFIRMED' });
    expect((await api.post(`/v1/outbox/${parked.id}/retry`)).status).toBe(404);
  });
});
