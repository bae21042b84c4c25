import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSocketServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { httpGet, isOk } from './http-get';

describe('httpGet', () => {
  const servers: { close(): void }[] = [];
  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  const serve = async (listener: RequestListener) => {
    const server: Server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('gives status and body', async () => {
    const url = await serve((request, response) => {
      response.writeHead(503).end(`no ${request.url}`);
    });
    expect(await httpGet(`${url}/ready`, 1000)).toEqual({ status: 503, body: 'no /ready' });
  });

  it('gives the code of a refused connection', async () => {
    const server = createSocketServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    expect(await httpGet(`http://127.0.0.1:${port}/`, 1000)).toEqual({ error: 'ECONNREFUSED' });
  });

  it('gives up on an answer that never comes', async () => {
    const url = await serve(() => undefined);
    expect(await httpGet(url, 50)).toEqual({ error: 'ETIMEDOUT' });
  });

  it('gives up on an answer that never ends', async () => {
    const url = await serve((_request, response) => void response.write('{'));
    expect(await httpGet(url, 50)).toEqual({ error: 'ETIMEDOUT' });
  });
});

describe('isOk', () => {
  it('is so for 2xx only', () => {
    expect([200, 204, 301, 404, 503].map((status) => isOk({ status, body: '' }))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(isOk(undefined)).toBe(false);
  });
});
