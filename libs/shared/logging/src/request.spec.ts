import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { currentRequestId, requestScope } from '@shop/shared-context';
import { accessLog } from './access-log';
import { createLogger } from './logger';

const uuid = /^[\da-f-]{36}$/;

describe('a request', () => {
  let server: Server;
  let url: string;
  let lines: Record<string, unknown>[];

  beforeEach(async () => {
    lines = [];
    const write = (line: string) => void lines.push(JSON.parse(line));
    const logger = createLogger({ service: 'users', level: 'debug' }, { write });
    const identify = requestScope();
    const log = accessLog(logger, { quiet: ['/health/'] });
    server = createServer((request, response) =>
      identify(request, response, () =>
        log(request, response, async () => {
          await nextTurn();
          logger.info('working');
          response.statusCode = request.url === '/broken' ? 500 : 200;
          response.end(currentRequestId());
        }),
      ),
    );
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => new Promise((resolve) => void server.close(resolve)));

  const get = (path: string, headers = {}) => fetch(`${url}${path}`, { headers });

  it('echoes its id and has it on every line logged meanwhile', async () => {
    const response = await get('/', { 'x-request-id': 'abc-1' });
    expect(response.headers.get('x-request-id')).toBe('abc-1');
    expect(await response.text()).toBe('abc-1');
    expect(lines).toMatchObject([
      { msg: 'working', requestId: 'abc-1' },
      { msg: 'request completed', requestId: 'abc-1' },
    ]);
  });

  it("carries its caller's trace, with a span of its own, on every line", async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    await (await get('/', { traceparent })).text();
    const spanId = lines[0]?.['spanId'];
    expect(spanId).toMatch(/^[\da-f]{16}$/);
    expect(spanId).not.toBe('00f067aa0ba902b7');
    expect(lines).toMatchObject([
      { traceId, spanId },
      { traceId, spanId },
    ]);
  });

  it('is given an id when it has none', async () => {
    const response = await get('/');
    const id = response.headers.get('x-request-id');
    expect(id).toMatch(uuid);
    await response.text();
    expect(lines.map((line) => line['requestId'])).toEqual([id, id]);
  });

  it('is logged with method, path without query, status and duration', async () => {
    await (await get('/items?email=a@b.c')).text();
    const line = { level: 'info', method: 'GET', path: '/items', status: 200 };
    expect(lines.at(-1)).toMatchObject({ ...line, durationMs: expect.any(Number) });
    expect(JSON.stringify(lines)).not.toContain('a@b.c');
  });

  it.each([
    ['/broken', 'error'],
    ['/health/ready', 'debug'],
  ])('to %s is logged at %s', async (path, level) => {
    await (await get(path)).text();
    expect(lines.at(-1)).toMatchObject({ path, level });
  });
});
