import { randomUUID } from 'node:crypto';
import { startTestService, type TestService } from '@shop/shared-testing';
import { service } from '../service';
import { away } from './away';
import { orderRequest } from './order-request';

describe('POST /v1/orders/{id}/cancel', () => {
  let api: TestService;

  beforeAll(async () => {
    api = await startTestService(service, away);
  });

  afterAll(() => api.stop());

  const cancel = (id: string) => api.post(`/v1/orders/${id}/cancel`);

  it('cancels without a version, and gives the same answer when repeated', async () => {
    const { body: order } = await api.post('/v1/orders', orderRequest());
    const first = await cancel(order.id);
    expect(first.status).toBe(200);
    expect(first.headers.get('etag')).toBe('"2"');
    expect(first.body).toMatchObject({ id: order.id, state: 'CANCELLED', version: 2 });
    expect((await cancel(order.id)).body).toEqual(first.body);
  });

  it('knows no other orders', async () => {
    const { status, body } = await cancel(randomUUID());
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'order-not-found' });
  });
});
