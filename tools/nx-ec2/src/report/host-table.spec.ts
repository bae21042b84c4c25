import { aRelease, slotOf } from '../release/release.fixture';
import { hostTable } from './host-table';

const release = aRelease();
const publicPort = { IP: '0.0.0.0', PrivatePort: 5000, PublicPort: 5001, Type: 'tcp' };

describe('hostTable', () => {
  it('reads like docker ps, ordered by name and without colours', () => {
    const slot = slotOf(release, 'blue');
    const users = slotOf(release, 'blue', {
      Names: ['/users'],
      Image: `haproxy@sha256:${'a'.repeat(64)}`,
      Labels: {},
      Status: 'Up 3 days',
      Ports: [publicPort],
    });
    expect(hostTable([slot, users]).split('\n')).toEqual([
      '  NAMES        IMAGE                         STATUS                   PORTS',
      '  users        haproxy@sha256:aaaaaaaaaaaa   Up 3 days                5001->5000/tcp',
      '  users-blue   users@sha256:111111111111     Up 2 minutes (healthy)',
    ]);
  });

  it('shows a port once that is published for IPv4 and IPv6', () => {
    const container = slotOf(release, 'blue', { Ports: [publicPort, { ...publicPort, IP: '::' }] });
    expect(hostTable([container]).match(/5001->5000/g)).toHaveLength(1);
  });
});
