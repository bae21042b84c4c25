import type { ContainerInspectInfo, ContainerStats } from 'dockerode';
import { aRelease, digestTwo, slotOf } from '../release/release.fixture';
import type { RolloutRequest } from '../rollout/request';
import { newRecord } from '../rollout/new-record';
import { cpuPercent, memoryInUse, statusRow, type StatusSeen } from './status-row';
import { age, statusTable } from './status-table';

const release = aRelease();
const host = { instanceId: 'i-1', address: '54.0.0.1', launchedAt: new Date(0) };
const slot = slotOf(release, 'blue');
const proxy = slotOf(release, 'blue', {
  Ports: [{ IP: '', PrivatePort: 5000, PublicPort: 5001, Type: 'tcp' }],
});
const inspected = {
  Config: { Labels: slot.Labels },
  State: { Running: true, Status: 'running', StartedAt: '1970-01-01T00:00:00Z' },
} as unknown as ContainerInspectInfo;
const recordOf = (of = release) => ({
  ...newRecord(
    { release: of, proxyImage: 'haproxy:3', by: 'ann', action: 'deploy' } as RolloutRequest,
    {},
    [],
    new Date(0),
  ),
  number: 1,
});
const seen = (parts: Partial<StatusSeen> = {}): StatusSeen => ({
  containers: { proxy, slots: { blue: slot }, active: 'blue' },
  inspected,
  record: recordOf(),
  ...parts,
});
const problems = (parts: Partial<StatusSeen>) => statusRow('users', host, seen(parts)).problems;

describe('statusRow', () => {
  it('tells what serves', () =>
    expect(statusRow('users', host, seen())).toMatchObject({
      service: 'users',
      host: 'i-1',
      port: 5001,
      slot: 'blue',
      health: 'running',
      problems: [],
    }));

  it.each<[string, Partial<StatusSeen>]>([
    ['never deployed', { containers: { slots: {} }, record: undefined }],
    ['its public container is missing', { containers: { slots: {} } }],
    [
      'its public container is exited',
      { containers: { proxy: { ...proxy, State: 'exited' }, slots: {} } },
    ],
    ['no version serves', { containers: { proxy, slots: {} } }],
    ['the container in slot blue is missing', { inspected: undefined }],
    ['serves, but has no release record', { record: undefined }],
    ['the record says sha256:222222222222', { record: recordOf(aRelease({ digest: digestTwo })) }],
    ['settings differ from the record', { record: recordOf(aRelease({ memory: 1 })) }],
  ])('says: %s', (expected, parts) => expect(problems(parts)).toEqual([expected]));
});

describe('figures', () => {
  const stats = {
    cpu_stats: { cpu_usage: { total_usage: 300 }, system_cpu_usage: 2_000, online_cpus: 2 },
    precpu_stats: { cpu_usage: { total_usage: 100 }, system_cpu_usage: 1_000 },
    memory_stats: { usage: 100, stats: { inactive_file: 30 } },
  } as unknown as ContainerStats;
  it('counts processor time against one processor', () => expect(cpuPercent(stats)).toBe(40));
  it('leaves out what the kernel would give back', () => expect(memoryInUse(stats)).toBe(70));
  it.each([
    ['1970-01-01T00:00:00Z', '100 s'],
    ['1969-12-31T23:00:00Z', '61 min'],
    ['1969-12-20T00:00:00Z', '12 d'],
  ])('shows the time since %s', (iso, expected) => expect(age(iso, 100_000)).toBe(expected));
  it('makes a table', () =>
    expect(statusTable([statusRow('users', host, seen())], 100_000)).toContain('as recorded'));
});
