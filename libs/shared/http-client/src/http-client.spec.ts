import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInContext } from '@shop/shared-context';
import { z } from 'zod';
import { type ClientOptions, createClient, RemoteProblem, RemoteUnavailable } from '.';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const response = z.object({ ok: z.boolean() });
const json = (status: number, body: unknown, headers = {}): Handler => {
  return (_, answer) => void answer.writeHead(status, headers).end(JSON.stringify(body));
};
const ok = json(200, { ok: true });
/** Enough for this machine, and soon over. */
const hasty = { timeoutMs: 200 };

const silent: Handler = () => undefined;
const reset: Handler = (request) => void request.socket.resetAndDestroy();

describe('a client of another service', () => {
  let server: Server;
  let received: IncomingMessage[];
  /** What is answered, in turn; the last one from then on. */
  let answers: Handler[];

  beforeAll(async () => {
    server = createServer((request, answer) => {
      received.push(request);
      const next = answers.length > 1 ? answers.shift() : answers[0];
      next?.(request, answer);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  });

  beforeEach(() => {
    received = [];
    answers = [ok];
  });

  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => void server.close(resolve));
  });

  function client(options: Partial<ClientOptions> = {}) {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return createClient({ service: 'inventory', baseUrl, ...options });
  }

  const get = (options?: Partial<ClientOptions>) =>
    client(options).request({ method: 'GET', path: '/v1/items', response });

  it('gives the answer as the schema reads it', async () => {
    answers = [json(200, { ok: true, more: 1 })];
    expect(await get()).toEqual({ ok: true });
  });

  it('sends query, body, request id, trace, token and the headers of the call', async () => {
    const traceId = 'a'.repeat(32);
    await runInContext({ requestId: 'r-1', traceId }, () =>
      client({ token: async () => 'secret' }).request({
        method: 'PUT',
        path: '/v1/items/a',
        query: { limit: 2, cursor: undefined },
        body: { stock: 1 },
        headers: { 'if-match': '"1"' },
        response,
      }),
    );
    expect(received[0]).toMatchObject({ method: 'PUT', url: '/v1/items/a?limit=2' });
    expect(received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: 'Bearer secret',
      'if-match': '"1"',
      'x-request-id': 'r-1',
      traceparent: expect.stringContaining(traceId),
    });
  });

  it.each([
    ['a broken connection', reset],
    ['no answer in time', silent],
    ['500', json(500, {})],
    ['503', json(503, {})],
    ['429', json(429, {})],
  ])('repeats after %s', async (_, failure) => {
    answers = [failure, failure, ok];
    expect(await get(hasty)).toEqual({ ok: true });
    expect(received).toHaveLength(3);
  });

  it('gives up after its attempts and says why', async () => {
    answers = [json(503, {}, { 'retry-after': '0' })];
    await expect(get()).rejects.toMatchObject({
      reason: 'status',
      status: 503,
      service: 'inventory',
    });
    expect(received).toHaveLength(3);
  });

  it.each([
    ['network', reset],
    ['timeout', silent],
  ])('makes a POST once and says %s', async (reason, failure) => {
    answers = [failure];
    const call = client(hasty).request({ method: 'POST', path: '/v1/orders', response });
    await expect(call).rejects.toMatchObject({ reason });
    expect(received).toHaveLength(1);
  });

  it('repeats a POST that may be', async () => {
    answers = [reset, ok];
    await client().request({ method: 'POST', path: '/', idempotent: true, response });
    expect(received).toHaveLength(2);
  });

  it('bounds an answer that starts in time and does not end', async () => {
    answers = [(_, answer) => void answer.writeHead(200).write('{')];
    await expect(get({ ...hasty, attempts: 1 })).rejects.toMatchObject({ reason: 'timeout' });
  });

  it('stays within its budget whatever the attempts take', async () => {
    answers = [silent];
    const started = performance.now();
    await expect(get({ ...hasty, attempts: 50, budgetMs: 550 })).rejects.toThrow(RemoteUnavailable);
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('does not wait for a service that wants to be left alone for longer than that', async () => {
    answers = [json(503, {}, { 'retry-after': '60' })];
    await expect(get()).rejects.toMatchObject({ retryAfterMs: 60_000 });
    expect(received).toHaveLength(1);
  });

  it('passes on a refusal with its code and details, and does not repeat it', async () => {
    const problem = { title: 'Conflict', status: 409, code: 'insufficient-stock', skus: ['A'] };
    answers = [json(409, problem)];
    const error: unknown = await get().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RemoteProblem);
    expect(error).toMatchObject({
      status: 409,
      code: 'insufficient-stock',
      problem: { skus: ['A'] },
    });
    expect(received).toHaveLength(1);
  });

  it('takes a refusal that is no problem document for one', async () => {
    answers = [(_, answer) => void answer.writeHead(404).end('<html>')];
    await expect(get()).rejects.toMatchObject({ status: 404, code: undefined });
  });

  it.each([
    ['other JSON', json(200, { ok: 'yes' })],
    ['no JSON', (_, answer) => void answer.writeHead(200).end('<html>')],
    ['a redirect', json(302, {}, { location: '/' })],
  ] as [string, Handler][])('does not trust %s', async (_, answer) => {
    answers = [answer];
    await expect(get()).rejects.toMatchObject({ reason: 'invalid-answer' });
    expect(received).toHaveLength(1);
  });

  it('says that it has no token to show, and asks nothing', async () => {
    const token = () => Promise.reject(new Error('the issuer is down'));
    await expect(get({ token })).rejects.toMatchObject({ reason: 'no-token', kind: 'unavailable' });
    expect(received).toHaveLength(0);
  });

  it('says that nobody listens', async () => {
    await expect(get({ baseUrl: 'http://127.0.0.1:1' })).rejects.toMatchObject({
      reason: 'network',
    });
  });

  it('leaves a failing service alone for a while, then tries once', async () => {
    const calling = client({ attempts: 1, breaker: { failures: 2, openMs: 150 } });
    const call = () => calling.request({ method: 'GET', path: '/', response });
    answers = [reset];
    await expect(call()).rejects.toMatchObject({ reason: 'network' });
    await expect(call()).rejects.toMatchObject({ reason: 'network' });
    await expect(call()).rejects.toMatchObject({ reason: 'breaker-open' });
    expect(received).toHaveLength(2);
    answers = [ok];
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await call()).toEqual({ ok: true });
    expect(await call()).toEqual({ ok: true });
  });

  it('does not count refusals against a service', async () => {
    const calling = client({ breaker: { failures: 1 } });
    const call = () => calling.request({ method: 'GET', path: '/', response });
    answers = [json(404, { title: 'Not Found', status: 404 })];
    await expect(call()).rejects.toThrow(RemoteProblem);
    await expect(call()).rejects.toThrow(RemoteProblem);
  });

  it('stops when its caller gives up, with the reason', async () => {
    answers = [silent];
    const stopping = new AbortController();
    const { signal } = stopping;
    const call = client().request({ method: 'GET', path: '/', response, signal });
    setTimeout(() => stopping.abort(new Error('stopping')), 30);
    await expect(call).rejects.toThrow('stopping');
    expect(received).toHaveLength(1);
  });
});
