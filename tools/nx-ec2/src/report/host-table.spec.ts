import { aRelease, containerOf } from '../release/release.fixture';
import { hostTable } from './host-table';

describe('hostTable', () => {
  it('reads like docker ps, ordered by name and without colours', () => {
    const users = containerOf(aRelease());
    const database = containerOf(aRelease(), {
      Names: ['/database'],
      Image: 'postgres:17',
      Labels: {},
      Status: 'Up 3 days',
      Ports: [{ IP: '', PrivatePort: 5432, PublicPort: 0, Type: 'tcp' }],
    });
    expect(hostTable([users, database]).split('\n')).toEqual([
      '  NAMES      IMAGE                       STATUS                   PORTS',
      '  database   postgres:17                 Up 3 days',
      '  users      users@sha256:111111111111   Up 2 minutes (healthy)   5001->5000/tcp',
    ]);
  });

  it('shows a port once that is published for IPv4 and IPv6', () => {
    const port = { PrivatePort: 5000, PublicPort: 5001, Type: 'tcp' };
    const container = containerOf(aRelease(), {
      Ports: [
        { ...port, IP: '0.0.0.0' },
        { ...port, IP: '::' },
      ],
    });
    expect(hostTable([container]).match(/5001->5000/g)).toHaveLength(1);
  });
});
