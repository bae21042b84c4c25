import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { isAllowed } from './open-ports';

/** Where a forwarder sends connections; resolves once the host is up, undefined when it is not. */
export type Target = () => Promise<{ address: string; port: number } | undefined>;

/** Whether a socket that closed has sent and received everything. */
const isComplete = (socket: Socket): boolean => socket.readableEnded && socket.writableFinished;

function join(client: Socket, host: Socket): void {
  // One that ends in good order may leave bytes that the other still has to flush.
  client.once('close', () => isComplete(client) || host.destroy());
  host.once('close', () => isComplete(host) || client.destroy());
  // A host that refuses or resets shows as a reset, not as an answer that is empty.
  host.on('error', () => client.resetAndDestroy());
  client.pipe(host).pipe(client);
}

/** Listens on one port of a public address as long as a security group opens it. */
export class Forwarder {
  private readonly sockets = new Set<Socket>();
  private constructor(private readonly server: Server) {}

  /** @throws the listening error, e.g. EADDRINUSE. */
  static open(
    address: string,
    port: number,
    cidrs: () => string[],
    target: Target,
  ): Promise<Forwarder> {
    const server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true });
    const forwarder = new Forwarder(server);
    server.on('connection', (client) => {
      if (isAllowed(client.remoteAddress ?? '', cidrs())) void forwarder.accept(client, target);
      else client.resetAndDestroy();
    });
    return new Promise((resolve, reject) => {
      server.on('error', reject);
      server.listen({ host: address, port, backlog: 1024 }, () => resolve(forwarder));
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private async accept(client: Socket, target: Target): Promise<void> {
    this.sockets.add(client);
    client.once('close', () => this.sockets.delete(client));
    client.on('error', () => client.destroy());
    const place = await target();
    if (client.destroyed) return;
    if (!place) return void client.resetAndDestroy();
    join(
      client,
      connect({ host: place.address, port: place.port, allowHalfOpen: true, noDelay: true }),
    );
    client.resume();
  }

  /** Takes no new connections; existing ones go on, as under a real security group. */
  close(): void {
    this.server.close();
  }

  /** Ends everything at once, as when the host loses its address. */
  cut(): void {
    this.close();
    for (const socket of this.sockets) socket.destroy();
  }
}
