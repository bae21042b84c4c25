import { type Facts, readMetadata } from './categories';

const facts = (changes: Partial<Facts['instance']> = {}, role?: string): Facts => ({
  instance: {
    instanceId: 'i-1',
    state: 'running',
    groupIds: [],
    privateIp: '10.0.0.4',
    availabilityZone: 'eu-west-1b',
    tags: { Project: 'shop', 'service:users': '5001' },
    tellsTags: true,
    ...changes,
  },
  region: 'eu-west-1',
  role,
  credentials: async () => ({ AccessKeyId: 'ASIA' }) as never,
});

it.each([
  ['instance-id', 'i-1'],
  ['placement/region', 'eu-west-1'],
  ['placement/availability-zone', 'eu-west-1b'],
  ['tags/instance/service:users', '5001'],
  ['tags/instance', 'Project\nservice:users'],
  ['placement/', 'availability-zone\nregion'],
  ['iam/security-credentials/', 'host-role'],
])('answers %s', async (path, wanted) => {
  expect(await readMetadata(facts({}, 'host-role'), path)).toBe(wanted);
});

it('gives the credentials of the role', async () => {
  const text = await readMetadata(facts({}, 'r'), 'iam/security-credentials/r');
  expect(JSON.parse(text ?? '')).toEqual({ AccessKeyId: 'ASIA' });
});

it('lists the categories at the top', async () => {
  expect((await readMetadata(facts({ publicIp: '1.2.3.4' }), ''))?.split('\n')).toEqual([
    'instance-id',
    'local-ipv4',
    'public-ipv4',
    'placement/',
    'services/',
    'tags/',
  ]);
});

it.each([
  ['an address it has not', 'public-ipv4', facts()],
  ['tags that are not to be told', 'tags/instance/Project', facts({ tellsTags: false })],
  ['credentials without a role', 'iam/security-credentials/', facts()],
  ['what is unknown', 'toString', facts()],
])('has no answer for %s', async (_, path, given) => {
  expect(await readMetadata(given, path)).toBeUndefined();
});
