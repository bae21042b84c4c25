import { randomUUID } from 'node:crypto';
import { startTestService, type TestService } from '@shop/shared-testing';
import { service } from '../service';
import { away } from './away';
import { orderRequest } from './order-request';

describe('GET /v1/orders', () => {
  let api: TestService;

  beforeAll(async () => {
    api = await startTestService(service, away);
  });

  afterAll(() => api.stop());

  async function placed(userId: string): Promise<string> {
    return (await api.post('/v1/orders', orderRequest({ userId }))).body.id;
  }

  const list = async (query: Record<string, string>) =>
    (await api.get(`/v1/orders?${new URLSearchParams(query)}`)).body;
  const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

  it('lists the orders of a user page by page, the newest first', async () => {
    const userId = randomUUID();
    const ids = [await placed(userId), await placed(userId), await placed(userId)].reverse();
    await placed(randomUUID());
    const first = await list({ userId, limit: '2' });
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    const second = await list({ userId, limit: '2', cursor: first.nextCursor });
    expect(idsOf(second)).toEqual(ids.slice(2));
    expect(second.nextCursor).toBeNull();
  });

  it('lists by state', async () => {
    const userId = randomUUID();
    const [pending, cancelled] = [await placed(userId), await placed(userId)];
    await api.post(`/v1/orders/${cancelled}/cancel`);
    expect(idsOf(await list({ userId, state: 'PENDING' }))).toEqual([pending]);
    expect(idsOf(await list({ userId, state: 'CANCELLED' }))).toEqual([cancelled]);
    expect(idsOf(await list({ userId, state: 'REJECTED' }))).toEqual([]);
  });

  it.each(['state=LOST', 'limit=0', 'cursor=made-up', 'userId=ada'])(
    'refuses %s',
    async (query) => {
      const { status, body } = await api.get(`/v1/orders?${query}`);
      expect(status).toBe(400);
      expect(body.errors[0].path).toBe(query.split('=')[0]);
    },
  );

  it.each([
    ['an order there is not', randomUUID(), 404],
    ['what is no id', 'none', 400],
  ])('does not find %s', async (_, id, expected) => {
    const { status, headers } = await api.get(`/v1/orders/${id}`);
    expect(status).toBe(expected);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });
});
