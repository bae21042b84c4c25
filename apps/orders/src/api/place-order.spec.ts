import { startTestService, type TestService } from '@shop/shared-testing';
import { service } from '../service';
import { away } from './away';
import { orderRequest } from './order-request';

const mug = { sku: 'MUG-WHITE', quantity: 1, unitPrice: { amount: 1250, currency: 'EUR' } };
const dear = { amount: 1_000_000_000_000, currency: 'EUR' };
const tooMuch = [{ ...mug, quantity: 1_000_000, unitPrice: dear }];

describe('POST /v1/orders', () => {
  let api: TestService;

  beforeAll(async () => {
    api = await startTestService(service, away);
  });

  afterAll(() => api.stop());

  const place = (body: unknown, headers: Record<string, string> = {}) =>
    api.post('/v1/orders', body, headers);

  it('accepts the order and says where it can be followed, though no other service answers', async () => {
    const { status, headers, body } = await place(orderRequest());
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`/v1/orders/${body.id}`);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({ state: 'PENDING', reason: null, version: 1 });
    expect((await api.get(`/v1/orders/${body.id}`)).body).toEqual(body);
  });

  it('computes the total', async () => {
    const { body } = await place(orderRequest());
    expect(body.total).toEqual({ amount: 4499, currency: 'EUR' });
  });

  it.each([
    ['a total', { total: { amount: 1, currency: 'EUR' } }],
    ['a state', { state: 'CONFIRMED' }],
    ['no line', { lines: [] }],
    ['a user that is none', { userId: 'ada' }],
    ['half a unit', { lines: [{ ...mug, quantity: 0.5 }] }],
    ['a negative price', { lines: [{ ...mug, unitPrice: { amount: -1, currency: 'EUR' } }] }],
    ['no such currency', { lines: [{ ...mug, unitPrice: { amount: 1, currency: 'euro' } }] }],
    ['a SKU that cannot be', { lines: [{ ...mug, sku: 'mug white' }] }],
  ])('refuses %s', async (_, wrong) => {
    const { status, headers, body } = await place(orderRequest(wrong));
    expect(status).toBe(400);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.errors.length).toBeGreaterThan(0);
  });

  it.each([
    [
      'mixed-currencies',
      [mug, { ...mug, sku: 'TEE-M', unitPrice: { amount: 1, currency: 'USD' } }],
    ],
    ['repeated-sku', [mug, mug]],
    ['total-too-large', tooMuch],
  ])('refuses %s', async (code, lines) => {
    const { status, body } = await place(orderRequest({ lines }));
    expect({ status, code: body.code }).toEqual({ status: 422, code });
  });

  it('places one order for one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'one-and-the-same' };
    const first = await place(orderRequest(), key);
    const second = await place(orderRequest(), key);
    expect(second.status).toBe(202);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const other = await place(orderRequest({ lines: [mug] }), key);
    expect(other.status).toBe(422);
  });
});
