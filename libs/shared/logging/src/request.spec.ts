import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { accessLog } from './access-log';
import { createLogger } from './logger';
import { chooseRequestId, currentRequestId, requestId } from './request-id';

const uuid = /^[\da-f-]{36}$/;

describe('chooseRequestId', () => {
  it.each(['7f3e', 'Root=1-67891233-abcdef', 'a'.repeat(129), 'with space', 'línea', ''])(
    'decides on %p by its characters and length',
    (received) => {
      const kept = chooseRequestId(received) === received;
      expect(kept).toBe(received === '7f3e');
    },
  );

  it('makes one up when there is none, or several', () => {
    expect(chooseRequestId(undefined)).toMatch(uuid);
    expect(chooseRequestId(['a', 'b'])).toMatch(uuid);
  });
});

describe('a request', () => {
  let server: Server;
  let url: string;
  let lines: Record<string, unknown>[];

  beforeEach(async () => {
    lines = [];
    const write = (line: string) => void lines.push(JSON.parse(line));
    const logger = createLogger({ service: 'users', level: 'debug' }, { write });
    const identify = requestId();
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
