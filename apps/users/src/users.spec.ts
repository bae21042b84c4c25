import { startTestService, type TestService } from '@shop/shared-testing';
import { service } from './service';

const noSuchId = '00000000-0000-7000-8000-000000000000';
let made = 0;

/** What is sent to create a user, of an address of its own unless the test says which. */
const aBody = (given: object = {}) => {
  made += 1;
  return { email: `user-${made}@example.com`, name: 'Ada Lovelace', ...given };
};

describe('the API of users', () => {
  let api: TestService;

  beforeAll(async () => {
    api = await startTestService(service);
  });

  afterAll(() => api.stop());

  const created = async (given: object = {}) => (await api.post('/v1/users', aBody(given))).body;

  describe('POST /v1/users', () => {
    it('creates an active user and says where it is and in which version', async () => {
      const body = aBody({ name: '  Ædå 愛 👩🏽‍🚀 ' });
      const answer = await api.post('/v1/users', body);
      expect(answer.status).toBe(201);
      const { id } = answer.body;
      expect(answer.body).toEqual({
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
        email: body.email,
        name: 'Ædå 愛 👩🏽‍🚀',
        state: 'active',
        version: 1,
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        updatedAt: answer.body.createdAt,
      });
      expect(answer.headers.get('location')).toBe(`/v1/users/${id}`);
      expect(answer.headers.get('etag')).toBe('"1"');
      expect((await api.get(`/v1/users/${id}`)).body).toEqual(answer.body);
    });

    it('refuses an address in use, whatever its case', async () => {
      const { email } = await created();
      const answer = await api.post('/v1/users', aBody({ email: email.toUpperCase() }));
      expect(answer).toMatchObject({ status: 409, body: { status: 409, code: 'email-taken' } });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    });

    it.each([
      ['email', { email: 'nobody' }],
      ['email', { email: 'a@b.example\u0000' }],
      ['name', { name: ' ' }],
      ['name', { name: 'n'.repeat(201) }],
      ['name', { name: 7 }],
      ['admin', { admin: true }],
    ])('tells that %s is wrong in %j', async (place, given) => {
      const answer = await api.post('/v1/users', aBody(given));
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body.errors)).toContain(place);
    });
  });

  describe('an Idempotency-Key', () => {
    it('gives the same answer again, and creates once', async () => {
      const [body, key] = [aBody(), { 'idempotency-key': 'once' }];
      const first = await api.post('/v1/users', body, key);
      const again = await api.post('/v1/users', body, key);
      expect([again.status, again.body]).toEqual([201, first.body]);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(again.headers.get('location')).toBe(first.headers.get('location'));
      expect(again.headers.get('etag')).toBe('"1"');
    });

    it('is refused for another body', async () => {
      const key = { 'idempotency-key': 'other-body' };
      await api.post('/v1/users', aBody(), key);
      expect((await api.post('/v1/users', aBody(), key)).status).toBe(422);
    });

    it('can be used again after a refusal', async () => {
      const [{ email }, key] = [await created(), { 'idempotency-key': 'after-refusal' }];
      expect((await api.post('/v1/users', aBody({ email }), key)).status).toBe(409);
      expect((await api.post('/v1/users', aBody(), key)).status).toBe(201);
    });
  });

  describe('GET /v1/users/{id}', () => {
    it('tells that there is no such user', async () => {
      const answer = await api.get(`/v1/users/${noSuchId}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'user-not-found' } });
    });

    it('tells that an id is none', async () => {
      expect((await api.get('/v1/users/7')).status).toBe(400);
    });
  });

  describe('PATCH /v1/users/{id}', () => {
    it('changes what is said and nothing else, and rises the version', async () => {
      const user = await created();
      const ifMatch = { 'if-match': '"1"' };
      const answer = await api.patch(`/v1/users/${user.id}`, { name: 'Ada King' }, ifMatch);
      const updatedAt = answer.body.updatedAt;
      expect(answer.body).toEqual({ ...user, name: 'Ada King', version: 2, updatedAt });
      expect(answer.headers.get('etag')).toBe('"2"');
    });

    it.each([
      [428, {}],
      [412, { 'if-match': '"2"' }],
      [412, { 'if-match': 'W/"1"' }],
    ])('answers %i to %j', async (status, headers) => {
      const { id } = await created();
      expect((await api.patch(`/v1/users/${id}`, { name: 'No' }, headers)).status).toBe(status);
    });

    it('refuses an address in use, and to change nothing', async () => {
      const [{ email }, { id }] = [await created(), await created()];
      const ifMatch = { 'if-match': '"1"' };
      expect((await api.patch(`/v1/users/${id}`, { email }, ifMatch)).status).toBe(409);
      expect((await api.patch(`/v1/users/${id}`, {}, ifMatch)).status).toBe(400);
    });
  });

  describe('POST /v1/users/{id}/deactivate', () => {
    it('deactivates, after which nothing can be changed', async () => {
      const { id } = await created();
      const path = `/v1/users/${id}`;
      const answer = await api.post(`${path}/deactivate`, undefined, { 'if-match': '"1"' });
      expect(answer).toMatchObject({ status: 200, body: { state: 'deactivated', version: 2 } });
      const change = await api.patch(path, { name: 'Ghost' }, { 'if-match': '"2"' });
      expect(change).toMatchObject({ status: 409, body: { code: 'user-deactivated' } });
    });

    it('must say which version', async () => {
      const { id } = await created();
      expect((await api.post(`/v1/users/${id}/deactivate`)).status).toBe(428);
    });
  });

  describe('GET /v1/users', () => {
    it('lists all once, page by page, in the order they came', async () => {
      const names = [await created(), await created(), await created()].map(({ id }) => id);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const query: string = cursor ? `&cursor=${cursor}` : '';
        const { body } = await api.get(`/v1/users?limit=2${query}`);
        seen.push(...body.items.map(({ id }: { id: string }) => id));
        cursor = body.nextCursor;
      } while (cursor);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.slice(-3)).toEqual(names);
    });

    it.each(['limit=0', 'limit=101', 'limit=x', 'cursor=x', 'cursor=IngiIg'])(
      'refuses %s',
      async (query) => expect((await api.get(`/v1/users?${query}`)).status).toBe(400),
    );
  });
});
