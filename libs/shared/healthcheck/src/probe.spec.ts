import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { probe } from './probe';

describe('probe', () => {
  let server: Server;

  async function answering(listener: RequestListener): Promise<string> {
    server = createServer(listener);
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/health/ready`;
  }

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each([
    [200, true],
    [503, false],
    [404, false],
  ])('takes %i as healthy: %p, and tells what was answered', async (status, healthy) => {
    const url = await answering((_, response) => response.writeHead(status).end('{"status":1}'));
    expect(await probe(url, 1000)).toEqual({ healthy, seen: `${status} {"status":1}` });
  });

  it('is unhealthy when nothing listens', async () => {
    const url = await answering(() => undefined);
    await new Promise((resolve) => void server.close(resolve));
    const seen = expect.stringContaining('ECONNREFUSED');
    expect(await probe(url, 1000)).toEqual({ healthy: false, seen });
  });

  it('is unhealthy when the service hangs', async () => {
    const url = await answering(() => undefined);
    expect(await probe(url, 30)).toEqual({ healthy: false, seen: 'no answer in 30 ms' });
  });

  it('is unhealthy when the answer breaks off', async () => {
    const url = await answering((request, response) => {
      response.writeHead(200, { 'content-length': 10 }).write('{');
      setImmediate(() => request.socket.destroy());
    });
    expect(await probe(url, 1000)).toEqual({ healthy: false, seen: 'aborted' });
  });
});
