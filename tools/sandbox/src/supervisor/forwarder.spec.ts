import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Forwarder, type Target } from './forwarder';

const address = '127.9.9.9';
let host: Server;
let forwarder: Forwarder | undefined;
afterEach(async () => {
  forwarder?.cut();
  host?.close();
});

async function serve(handle: (socket: Socket) => void): Promise<Target> {
  host = createServer({ allowHalfOpen: true }, handle).listen(0, '127.0.0.1');
  await once(host, 'listening');
  const { port } = host.address() as AddressInfo;
  return async () => ({ address: '127.0.0.1', port });
}

async function call(target: Target, cidrs = ['127.0.0.0/8']): Promise<Socket> {
  forwarder = await Forwarder.open(address, 0, () => cidrs, target);
  return connect({ host: address, port: forwarder.port, allowHalfOpen: true });
}

const errorOf = (client: Socket): Promise<string> =>
  new Promise((resolve) => {
    client.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
  });

it('passes every byte on, also after the client has closed its half', async () => {
  const target = await serve((socket) => {
    const received: Buffer[] = [];
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('end', () => socket.end(Buffer.concat(received)));
  });
  const client = await call(target);
  const sent = Buffer.alloc(5_000_000, 'x');
  client.end(sent);
  expect((await buffer(client)).equals(sent)).toBe(true);
});

it('resets a connection that the host refuses', async () => {
  const target = await serve(() => undefined);
  await new Promise((resolve) => host.close(resolve));
  const client = await call(target);
  expect(await errorOf(client)).toBe('ECONNRESET');
});

it('resets a connection from where no rule allows it', async () => {
  const seen: Socket[] = [];
  const client = await call(await serve((socket) => seen.push(socket)), ['10.0.0.0/8']);
  expect(await errorOf(client)).toBe('ECONNRESET');
  expect(seen).toHaveLength(0);
});

it('makes a connection wait for a host that is booting', async () => {
  const target = await serve((socket) => socket.end('up'));
  const booted = new Promise((resolve) => setTimeout(resolve, 100));
  const client = await call(async () => {
    await booted;
    return target();
  });
  expect((await buffer(client)).toString()).toBe('up');
});

it('keeps existing connections when a rule is gone, and cuts them with the address', async () => {
  const client = await call(await serve((socket) => socket.pipe(socket)));
  client.write('before');
  await once(client, 'data');
  forwarder?.close();
  client.write('still');
  expect(String((await once(client, 'data'))[0])).toBe('still');
  forwarder?.cut();
  await once(client, 'end');
});
