import type { HostStatus } from '../supervisor/report';
import { remarks, statusTable } from './status-table';

const host: HostStatus = {
  instanceId: 'i-1',
  state: 'running',
  publicIp: '127.1.2.3',
  reachable: true,
  container: 'c0ffee',
  containerState: 'running',
  address: '172.18.0.3',
  openPorts: [22, 5001],
  blocked: [],
  tooWide: [],
  userData: 'done',
};

it('has no remarks when all is well', () => {
  expect(remarks(host)).toBe('');
});

it('tells what a person should know', () => {
  const troubled = {
    ...host,
    reachable: false,
    blocked: ['5001 (EADDRINUSE)'],
    tooWide: ['0-65535'],
    userData: 'failed: exit code 3',
    problem: 'create: no space left',
  };
  expect(remarks(troubled).split('\n')).toEqual([
    'create: no space left',
    'address not reachable on this machine',
    'cannot open 5001 (EADDRINUSE)',
    'ports 0-65535 too many to open',
    'user data failed: exit code 3',
  ]);
});

it('shows parts and instances', () => {
  const text = statusTable({
    running: true,
    parts: [{ part: 'engine', runs: false, detail: 'does not run' }],
    instances: [host],
  });
  expect(text).toMatch(/engine +│ no +│ does not run/);
  expect(text).toMatch(/i-1 +│ running +│ 127\.1\.2\.3 +│ 22 5001 +│ c0ffee running 172\.18\.0\.3/);
});
