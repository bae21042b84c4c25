import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { outgoingHeaders, requestScope, withSpan } from '@shop/shared-context';
import { startTracing } from './start-tracing';

interface SentSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code?: number };
}

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const callerSpan = '00f067aa0ba902b7';
const serverKind = 2;
const clientKind = 3;

const listen = async (server: Server) => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const close = (server: Server) =>
  new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });

describe('a traced request', () => {
  const sent: SentSpan[] = [];
  const paths: string[] = [];
  const texts: string[] = [];
  let headers: Record<string, string> = {};

  const collector = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    texts.push(text);
    paths.push(request.url ?? '');
    const { resourceSpans } = JSON.parse(text);
    for (const { scopeSpans } of resourceSpans) {
      for (const { spans } of scopeSpans) sent.push(...spans);
    }
    response.setHeader('content-type', 'application/json').end('{}');
  });
  const scope = requestScope();
  const service = createServer((request, response) =>
    scope(request, response, () => {
      const call = withSpan(
        'GET stock',
        { peer: 'inventory' },
        async () => outgoingHeaders(),
        'client',
      );
      void call.then((given) => {
        headers = given;
        response.statusCode = request.url === '/broken' ? 500 : 200;
        response.end();
      });
    }),
  );

  beforeAll(async () => {
    const endpoint = await listen(collector);
    const source = { service: 'orders', version: 'abc', environment: 'test' };
    const tracing = await startTracing({ endpoint, ...source });
    const url = await listen(service);
    const traced = (flags: string) => ({ traceparent: `00-${traceId}-${callerSpan}-${flags}` });
    await fetch(`${url}/broken`, { headers: traced('01') });
    await fetch(`${url}/unsampled`, { headers: traced('00') });
    await tracing.stop();
  });

  afterAll(async () => {
    await close(service);
    await close(collector);
  });

  it('is sent to the collector by the time tracing stops', () => {
    expect(paths).toEqual(['/v1/traces']);
    expect(texts.join()).toContain('"service.name"');
  });

  it('is a span below its caller, and its own calls are spans below it', () => {
    const server = sent.find(({ kind }) => kind === serverKind);
    const client = sent.find(({ kind }) => kind === clientKind);
    expect(server).toMatchObject({ name: 'GET', traceId, parentSpanId: callerSpan });
    expect(client).toMatchObject({ name: 'GET stock', traceId, parentSpanId: server?.spanId });
  });

  it('is marked as failed when it was answered 500', () => {
    expect(sent.find(({ kind }) => kind === serverKind)?.status.code).toBe(2);
  });

  it('is not recorded when its caller did not sample it, which the next service learns', () => {
    expect(sent).toHaveLength(2);
    expect(headers['traceparent']).toMatch(new RegExp(`^00-${traceId}-[\\da-f]{16}-00$`));
  });
});

describe('tracing', () => {
  it('does nothing without a collector', async () => {
    const source = { service: 'orders', version: null, environment: 'test' };
    const tracing = await startTracing({ endpoint: undefined, ...source });
    await expect(tracing.stop()).resolves.toBeUndefined();
  });
});
