import { startTestService, type TestService } from '@shop/shared-testing';
import { service } from './service';

let made = 0;

/** What is sent to add an item, of a SKU of its own unless the test says which. */
const aBody = (given: object = {}) => {
  made += 1;
  return { sku: `MUG-${String(made).padStart(4, '0')}`, name: 'White mug', stock: 10, ...given };
};

describe('the items of inventory', () => {
  let api: TestService;

  beforeAll(async () => {
    api = await startTestService(service);
  });

  afterAll(() => api.stop());

  const created = async (given: object = {}) => (await api.post('/v1/items', aBody(given))).body;

  describe('POST /v1/items', () => {
    it('adds an item and says where it is and in which version', async () => {
      const body = aBody({ name: ' Ædå 愛 👩🏽‍🚀 ' });
      const answer = await api.post('/v1/items', body);
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual({
        sku: body.sku,
        name: 'Ædå 愛 👩🏽‍🚀',
        stock: 10,
        reserved: 0,
        sold: 0,
        version: 1,
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        updatedAt: answer.body.createdAt,
      });
      expect(answer.headers.get('location')).toBe(`/v1/items/${body.sku}`);
      expect(answer.headers.get('etag')).toBe('"1"');
      expect((await api.get(`/v1/items/${body.sku}`)).body).toEqual(answer.body);
    });

    it('has no units unless it says so', async () => {
      expect(await created({ stock: undefined })).toMatchObject({ stock: 0 });
    });

    it('refuses a SKU in use', async () => {
      const { sku } = await created();
      const answer = await api.post('/v1/items', aBody({ sku }));
      expect(answer).toMatchObject({ status: 409, body: { status: 409, code: 'sku-taken' } });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    });

    it.each([
      ['sku', { sku: 'mug' }],
      ['sku', { sku: '../A' }],
      ['sku', { sku: 'A'.repeat(65) }],
      ['name', { name: ' ' }],
      ['name', { name: 'a\u0000b' }],
      ['stock', { stock: -1 }],
      ['stock', { stock: 1.5 }],
      ['stock', { stock: 1e12 }],
      ['price', { price: 5 }],
    ])('tells that %s is wrong in %j', async (place, given) => {
      const answer = await api.post('/v1/items', aBody(given));
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body.errors)).toContain(place);
    });

    it('with an Idempotency-Key adds once and gives the same answer again', async () => {
      const [body, key] = [aBody(), { 'idempotency-key': 'once' }];
      const first = await api.post('/v1/items', body, key);
      const again = await api.post('/v1/items', body, key);
      expect([again.status, again.body]).toEqual([201, first.body]);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(again.headers.get('etag')).toBe('"1"');
      expect((await api.post('/v1/items', aBody(), key)).status).toBe(422);
    });
  });

  describe('PATCH /v1/items/{sku}', () => {
    it('renames the version that is known', async () => {
      const item = await created();
      const path = `/v1/items/${item.sku}`;
      const answer = await api.patch(path, { name: 'Cup' }, { 'if-match': '"1"' });
      const { updatedAt } = answer.body;
      expect(answer.body).toEqual({ ...item, name: 'Cup', version: 2, updatedAt });
      expect(answer.headers.get('etag')).toBe('"2"');
      const late = await api.patch(path, { name: 'Pot' }, { 'if-match': '"1"' });
      expect(late).toMatchObject({ status: 412, body: { code: 'item-changed' } });
      expect((await api.patch(path, { name: 'Pot' })).status).toBe(428);
    });
  });

  describe('POST /v1/items/{sku}/adjustments', () => {
    const adjust = (sku: string, body: object, headers = {}) =>
      api.post(`/v1/items/${sku}/adjustments`, body, headers);

    it('changes the stock and makes the next version', async () => {
      const { sku } = await created();
      const answer = await adjust(sku, { delta: -4, reason: 'broken' });
      expect(answer).toMatchObject({ status: 200, body: { stock: 6, version: 2 } });
      expect(answer.headers.get('etag')).toBe('"2"');
    });

    it('never goes below zero', async () => {
      const { sku } = await created();
      const answer = await adjust(sku, { delta: -11, reason: 'broken' });
      const details = { stock: 10, delta: -11 };
      expect(answer).toMatchObject({ status: 422, body: { code: 'stock-out-of-range', details } });
      expect((await api.get(`/v1/items/${sku}`)).body).toMatchObject({ stock: 10, version: 1 });
    });

    it('with an Idempotency-Key adjusts once', async () => {
      const { sku } = await created();
      const [body, key] = [{ delta: 5, reason: 'found' }, { 'idempotency-key': 'adjusted' }];
      await adjust(sku, body, key);
      expect((await adjust(sku, body, key)).body).toMatchObject({ stock: 15 });
      expect((await api.get(`/v1/items/${sku}`)).body).toMatchObject({ stock: 15, version: 2 });
    });

    it('takes the same Idempotency-Key for another item as another adjustment', async () => {
      const [mug, cup] = [await created(), await created()];
      const [body, key] = [{ delta: 5, reason: 'found' }, { 'idempotency-key': 'for-two' }];
      await adjust(mug.sku, body, key);
      expect((await adjust(cup.sku, body, key)).body).toMatchObject({ sku: cup.sku, stock: 15 });
    });

    it.each([{ delta: 0, reason: 'x' }, { delta: 1 }, { delta: '1', reason: 'x' }])(
      'refuses %j',
      async (body) => expect((await adjust('ANY', body)).status).toBe(400),
    );

    it('tells that there is no such item', async () => {
      const answer = await adjust('NO-SUCH', { delta: 1, reason: 'x' });
      expect(answer).toMatchObject({ status: 404, body: { code: 'item-not-found' } });
    });
  });

  describe('lists', () => {
    /** Every item of a list, of which each page has two. */
    const all = async (path: string) => {
      const seen = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body } = await api.get(`${path}?limit=2${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items);
        cursor = body.nextCursor;
      }
      return seen;
    };

    it('of items show each once, by SKU', async () => {
      for (const sku of ['Z-3', 'Z-1', 'Z.2']) await created({ sku });
      const skus = (await all('/v1/items')).map(({ sku }) => sku);
      expect(skus).toEqual([...new Set(skus)].sort());
      expect(skus.slice(-3)).toEqual(['Z-1', 'Z-3', 'Z.2']);
    });

    it('of movements show each once, the latest first', async () => {
      const { sku } = await created();
      const path = `/v1/items/${sku}`;
      for (const delta of [1, -2, 3, -4])
        await api.post(`${path}/adjustments`, { delta, reason: `by ${delta}` });
      const movements = await all(`${path}/movements`);
      expect(movements.map(({ stock, reason }) => [stock, reason])).toEqual([
        [-4, 'by -4'],
        [3, 'by 3'],
        [-2, 'by -2'],
        [1, 'by 1'],
        [10, null],
      ]);
      expect((await api.get('/v1/items/NO-SUCH/movements')).status).toBe(404);
    });

    it.each(['limit=0', 'limit=101', 'cursor=x', 'cursor=IngiIg'])('refuse %s', async (query) => {
      expect((await api.get(`/v1/items?${query}`)).status).toBe(400);
      expect((await api.get(`/v1/items/ANY/movements?${query}`)).status).toBe(400);
    });
  });
});
