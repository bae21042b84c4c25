import { socketFolder } from './socket-place';

it('keeps the sockets with the engine where their paths are short enough', () => {
  expect(socketFolder('/home/me/shop/.sandbox/engine', 'sandbox-1')).toBe(
    '/home/me/shop/.sandbox/engine/run',
  );
});

it('moves them where a path would not fit into a socket address', () => {
  expect(socketFolder(`/${'deep/'.repeat(18)}engine`, 'sandbox-1')).toBe('/run/sandbox-1');
});
