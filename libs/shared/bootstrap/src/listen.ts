import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Resolves with the port when the server listens; rejects when it cannot.
 *
 * @param address to listen on, every one of the machine when absent.
 */
export function listen(server: Server, port: number, address?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: address }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
