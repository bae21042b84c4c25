import { setTimeout as after } from 'node:timers/promises';
import { startTestService, type TestService } from '@shop/shared-testing';
import { service } from './service';

let made = 0;
const anOrderId = () => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;

describe('the reservations of inventory', () => {
  let api: TestService;
  let sku: string;

  beforeAll(async () => {
    api = await startTestService(service, { RESERVATION_SWEEP_MS: '100' });
  });

  afterAll(() => api.stop());

  beforeEach(async () => {
    sku = `MUG-${(made += 1)}`;
    await api.post('/v1/items', { sku, name: 'Mug', stock: 10 });
  });

  const reserve = (orderId: string, quantity: number, given: object = {}) =>
    api.put(`/v1/reservations/${orderId}`, { lines: [{ sku, quantity }], ...given });

  const units = async () => {
    const { stock, reserved, sold } = (await api.get(`/v1/items/${sku}`)).body;
    expect((await api.get('/v1/audit')).body).toMatchObject({ consistent: true });
    return [stock, reserved, sold];
  };

  it('hold units: 201 at first, the same with 200 from then on', async () => {
    const orderId = anOrderId();
    const first = await reserve(orderId, 4, { ttlSeconds: 60 });
    expect(first).toMatchObject({ status: 201, body: { orderId, state: 'held' } });
    const again = await reserve(orderId, 4);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect((await api.get(`/v1/reservations/${orderId}`)).body).toEqual(first.body);
    const { createdAt, expiresAt } = first.body;
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(60_000);
    expect(await units()).toEqual([6, 4, 0]);
  });

  it('are one order, in whatever case its id is written', async () => {
    const orderId = '0199D3A4-7C1E-7B6A-9C35-1F6F0A2B4C5D';
    expect((await reserve(orderId, 1)).status).toBe(201);
    expect((await reserve(orderId.toLowerCase(), 1)).status).toBe(200);
  });

  it('are confirmed and given back, as often as one likes', async () => {
    const orderId = anOrderId();
    const path = `/v1/reservations/${orderId}`;
    await reserve(orderId, 4);
    const twice = async (action: string, state: string) => {
      for (let done = 0; done < 2; done += 1)
        expect((await api.post(`${path}/${action}`)).body).toMatchObject({ state });
    };
    await twice('confirm', 'confirmed');
    expect(await units()).toEqual([6, 0, 4]);
    await twice('release', 'released');
    expect(await units()).toEqual([10, 0, 0]);
    const refused = { status: 409, body: { code: 'reservation-released' } };
    expect(await api.post(`${path}/confirm`)).toMatchObject(refused);
    expect(await reserve(orderId, 4)).toMatchObject(refused);
    const { items } = (await api.get(`/v1/items/${sku}/movements`)).body;
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'return',
      'confirm',
      'reserve',
      'receipt',
    ]);
    expect(items[0]).toMatchObject({ orderId, stock: 4, sold: -4 });
  });

  it('say which SKUs are short, and hold nothing', async () => {
    const orderId = anOrderId();
    const shortages = [{ sku, requested: 11, available: 10 }];
    expect(await reserve(orderId, 11)).toMatchObject({
      status: 409,
      body: { code: 'insufficient-stock', details: { shortages } },
    });
    const missing = await api.get(`/v1/reservations/${orderId}`);
    expect(missing).toMatchObject({ status: 404, body: { code: 'reservation-not-found' } });
    expect(await units()).toEqual([10, 0, 0]);
  });

  it('say which SKUs do not exist', async () => {
    const lines = ['NO-1', sku, 'NO-2'].map((each) => ({ sku: each, quantity: 1 }));
    expect(await reserve(anOrderId(), 1, { lines })).toMatchObject({
      status: 422,
      body: { code: 'unknown-sku', details: { skus: ['NO-1', 'NO-2'] } },
    });
  });

  it('refuse other lines for the same order', async () => {
    const orderId = anOrderId();
    await reserve(orderId, 4);
    const other = await reserve(orderId, 5);
    expect(other).toMatchObject({ status: 409, body: { code: 'reservation-differs' } });
  });

  it('expire by themselves, after which the units can be held anew', async () => {
    const orderId = anOrderId();
    await reserve(orderId, 4, { ttlSeconds: 1 });
    const late = Date.now() + 5000;
    while ((await units())[0] !== 10 && Date.now() < late) await after(50);
    expect(await units()).toEqual([10, 0, 0]);
    const path = `/v1/reservations/${orderId}`;
    expect((await api.get(path)).body).toMatchObject({ state: 'expired' });
    const refused = await api.post(`${path}/confirm`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'reservation-expired' } });
    expect(await reserve(orderId, 4)).toMatchObject({ status: 200, body: { state: 'held' } });
    expect(await units()).toEqual([6, 4, 0]);
  });

  it.each(['confirm', 'release'])('can not %s what there is none of', async (action) => {
    const answer = await api.post(`/v1/reservations/${anOrderId()}/${action}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'reservation-not-found' } });
  });

  const line = { sku: 'A', quantity: 1 };
  it.each([
    ['no lines', { lines: [] }],
    ['no units', { lines: [{ sku: 'A', quantity: 0 }] }],
    ['a SKU twice', { lines: [line, { ...line, quantity: 2 }] }],
    [
      'too many lines',
      { lines: Array.from({ length: 101 }, (_, at) => ({ ...line, sku: `A${at}` })) },
    ],
    ['no time', { ttlSeconds: 0 }],
    ['more than a day', { ttlSeconds: 86_401 }],
  ])('refuse %s', async (_, given) => {
    expect((await reserve(anOrderId(), 1, given)).status).toBe(400);
  });

  it('are counted', async () => {
    const text = await (await fetch(`${api.url}/metrics`)).text();
    for (const movement of ['reserve', 'confirm', 'return', 'expire'])
      expect(text).toMatch(
        new RegExp(`inventory_reservations_total\\{[^}]*movement="${movement}"[^}]*\\} [1-9]`),
      );
    expect(text).toMatch(/refused_reservations_total\{[^}]*code="insufficient-stock"[^}]*\} [1-9]/);
  });
});
