import { connect } from 'node:net';
import { type Edge, openEdge } from '../edge.fixture';

describe('a problem', () => {
  let edge: Edge;

  beforeAll(async () => {
    edge = await openEdge();
  });

  afterAll(() => edge.app.close());

  it('tells an error of the domain by its kind, code and details', async () => {
    const { status, headers, body } = await edge.call('/v1/things/sold-out?secret=1', {
      headers: { 'x-request-id': 'abc' },
    });
    expect(status).toBe(409);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      type: 'urn:problem:sold-out',
      title: 'Conflict',
      status: 409,
      detail: 'There is none left.',
      instance: '/v1/things/sold-out',
      code: 'sold-out',
      requestId: 'abc',
      details: { left: 0 },
    });
  });

  it('says when to try again', async () => {
    const { status, headers } = await edge.call('/v1/things/closed');
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('7');
  });

  it('tells nothing of an error that nobody expected', async () => {
    const { status, body } = await edge.call('/v1/things/broken');
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'internal-server-error', requestId: expect.any(String) });
    expect(JSON.stringify(body)).not.toMatch(/hunter2|TypeError/);
  });

  it('answers paths it does not know, and methods with those it does', async () => {
    expect((await edge.call('/nowhere')).body).toMatchObject({ status: 404, code: 'not-found' });
    const { status, headers } = await edge.call('/v1/things', { method: 'DELETE' });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it.each([
    ['/v1/things/%ff', 400],
    ['/v1/things/%', 400],
    ['/%c0%af', 404],
  ])('answers %s with %i', async (path, status) => {
    expect((await edge.call(path)).body).toMatchObject({ status, instance: path });
  });

  it('has no body in the answer to HEAD', async () => {
    const { status, body } = await edge.call('/v1/things/sold-out', { method: 'HEAD' });
    expect({ status, body }).toEqual({ status: 409, body: '' });
  });

  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = connect(edge.port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (chunk) => (answer += chunk)).once('error', reject);
      socket.once('close', () => resolve(answer));
    });

  it.each([
    ['nonsense', 'GARBAGE\r\n\r\n', 400],
    ['a bad header', 'GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n', 400],
    [
      'an unknown expectation',
      'GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\nConnection: close\r\n\r\n',
      417,
    ],
    ['headers too large', `GET / HTTP/1.1\r\nHost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
  ])('answers %s, which no handler sees', async (_, text, status) => {
    const answer = await raw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('content-type: application/problem+json');
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ status });
  });
});
