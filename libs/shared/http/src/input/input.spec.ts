import { type Edge, openEdge } from '../edge.fixture';

describe('input', () => {
  let edge: Edge;

  beforeAll(async () => {
    edge = await openEdge({ BODY_LIMIT_BYTES: '1000' });
  });

  afterAll(() => edge.app.close());

  it('arrives as its schema makes it', async () => {
    const { status, body } = await edge.post('{"name":"lamp","other":1}');
    expect({ status, body }).toEqual({ status: 201, body: { name: 'lamp', parts: [] } });
    expect((await edge.call('/v1/things?limit=5')).body).toMatchObject({ limit: 5 });
  });

  it('is refused with every place where it is wrong', async () => {
    const { status, body } = await edge.post('{"name":"","parts":[{"size":1},{"size":"x"}]}');
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'invalid-input',
      detail: 'The body of the request is not valid.',
    });
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['name', 'parts.1.size']);
  });

  it('is refused by query as well', async () => {
    const { status, body } = await edge.call('/v1/things?limit=101');
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'limit' }]);
  });

  it('names fifty mistakes at most', async () => {
    const large = await openEdge();
    const parts = Array.from({ length: 500 }, () => ({}));
    const { body } = await large.post(JSON.stringify({ name: 'x', parts }));
    expect(body.errors).toHaveLength(50);
    await large.app.close();
  });

  const json = 'application/json';
  it.each([
    ['no JSON', '{', { 'content-type': json }, 400],
    ['a number', '1', { 'content-type': json }, 400],
    ['an empty body', '', { 'content-type': json }, 400],
    ['too much', JSON.stringify({ name: 'x'.repeat(2000) }), { 'content-type': json }, 413],
    ['a form', 'name=lamp', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['text', '{}', { 'content-type': 'text/plain' }, 415],
    ['an unknown charset', '{}', { 'content-type': `${json}; charset=klingon` }, 415],
    ['an unknown encoding', '{}', { 'content-type': json, 'content-encoding': 'brr' }, 415],
    ['false gzip', '{}', { 'content-type': json, 'content-encoding': 'gzip' }, 400],
  ])('that is %s is a problem of the caller', async (_, text, headers, status) => {
    const { body } = await edge.post(text, headers);
    expect(body).toMatchObject({ status, instance: '/v1/things' });
    expect(JSON.stringify(body)).not.toContain('klingon');
  });

  it('cannot change what objects are', async () => {
    const { status } = await edge.post('{"name":"x","__proto__":{"admin":true},"parts":[]}');
    expect(status).toBe(201);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});
