import { openEdge } from '../edge.fixture';

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

describe('the rate limit', () => {
  it('refuses a client that asks too often, and says when it may ask again', async () => {
    const { app, call } = await openEdge({
      RATE_LIMIT_REQUESTS: '2',
      RATE_LIMIT_WINDOW_SECONDS: '30',
    });
    const first = await call('/v1/things/1', from('192.0.2.1'));
    expect(first.headers.get('ratelimit')).toBe('limit=2, remaining=1, reset=30');
    expect(first.headers.get('ratelimit-policy')).toBe('2;w=30');
    await call('/v1/things/1', from('192.0.2.1'));
    const third = await call('/v1/things/1', from('192.0.2.1'));
    expect(third.body).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(third.headers.get('retry-after')).toBe('30');
    expect((await call('/v1/things/1', from('192.0.2.2'))).status).toBe(200);
    await app.close();
  });

  it('believes no more proxies than there are', async () => {
    const { app, call } = await openEdge({ RATE_LIMIT_REQUESTS: '1' });
    await call('/v1/things/1', from('198.51.100.1, 192.0.2.1'));
    const forged = await call('/v1/things/1', from('198.51.100.2, 192.0.2.1'));
    expect(forged.status).toBe(429);
    await app.close();
  });

  it('does not count what is asked by machines, and can be turned off', async () => {
    const limited = await openEdge({ RATE_LIMIT_REQUESTS: '1' });
    for (const status of [200, 200]) expect((await limited.call('/docs')).status).toBe(status);
    await limited.app.close();
    const open = await openEdge({ RATE_LIMIT_REQUESTS: '0' });
    expect((await open.call('/v1/things/1')).headers.get('ratelimit')).toBeNull();
    await open.app.close();
  });
});

describe('every answer', () => {
  it('tells browsers to do nothing but read it', async () => {
    const { app, call } = await openEdge();
    const { headers } = await call('/nowhere');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    await app.close();
  });
});
