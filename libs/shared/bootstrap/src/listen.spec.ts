import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from './listen';

describe('listen', () => {
  const servers = [createServer(), createServer()] as const;

  afterEach(() => servers.forEach((server) => server.close()));

  it('shares a port with what listens on another address', async () => {
    const port = await listen(servers[0], 0, '127.0.0.2');
    expect(await listen(servers[1], port, '127.0.0.1')).toBe(port);
    expect((servers[1].address() as AddressInfo).address).toBe('127.0.0.1');
  });

  it('rejects when the port is taken', async () => {
    const port = await listen(servers[0], 0);
    await expect(listen(servers[1], port)).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  });
});
