import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Resolves with the port when the server listens; rejects when it cannot. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
