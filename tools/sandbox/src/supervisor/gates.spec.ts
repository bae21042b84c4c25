import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { type Gate, Gates } from './gates';

const address = '127.9.9.10';
const web = createServer((_, response) => response.end('hello'));
const gates = new Gates();
beforeAll(() => new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve)));
afterAll(async () => {
  await gates.sync([], new Set());
  web.closeAllConnections();
  web.close();
});

const gate = (port: number): Gate => ({
  address,
  port,
  cidrs: ['0.0.0.0/0'],
  target: async () => ({ address: '127.0.0.1', port: (web.address() as AddressInfo).port }),
});
const answers = (port: number) =>
  fetch(`http://${address}:${port}`, { headers: { connection: 'close' } }).then(
    (response) => response.text(),
    (error) => error.cause.code,
  );

it('opens what is wanted and closes what no longer is', async () => {
  await gates.sync([gate(15_001), gate(15_002)], new Set([address]));
  expect(await Promise.all([answers(15_001), answers(15_002)])).toEqual(['hello', 'hello']);
  await gates.sync([gate(15_002)], new Set([address]));
  expect(await Promise.all([answers(15_001), answers(15_002)])).toEqual(['ECONNREFUSED', 'hello']);
  expect([gates.isOpen(address, 15_001), gates.isOpen(address, 15_002)]).toEqual([false, true]);
});

it('says which port is taken, and opens it once it is free', async () => {
  const stranger = createTcpServer();
  await new Promise<void>((resolve) => stranger.listen(15_003, address, resolve));
  await gates.sync([gate(15_003)], new Set([address]));
  expect(gates.reasonBlocked(address, 15_003)).toBe('EADDRINUSE');
  await new Promise((resolve) => stranger.close(resolve));
  await gates.sync([gate(15_003)], new Set([address]));
  expect(gates.reasonBlocked(address, 15_003)).toBeUndefined();
  expect(await answers(15_003)).toBe('hello');
});
