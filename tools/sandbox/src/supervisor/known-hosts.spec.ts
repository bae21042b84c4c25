import { renderKnownHosts } from './known-hosts';

const hosts = [
  { address: '127.2.2.2', key: 'ssh-ed25519 BBBB' },
  { address: '127.1.1.1', key: 'ssh-ed25519 AAAA' },
];

it('writes plain addresses for the usual port', () => {
  expect(renderKnownHosts(hosts, 22)).toBe(
    '127.1.1.1 ssh-ed25519 AAAA\n127.2.2.2 ssh-ed25519 BBBB\n',
  );
});

it('writes the port where it is another', () => {
  expect(renderKnownHosts(hosts.slice(0, 1), 20_004)).toBe('[127.2.2.2]:20004 ssh-ed25519 BBBB\n');
});
