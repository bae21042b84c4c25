import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import { isAllowed, openings } from './open-ports';

const rule = (from: number, to: number, ...cidrs: string[]): IpPermission => ({
  IpProtocol: 'tcp',
  FromPort: from,
  ToPort: to,
  IpRanges: cidrs.map((CidrIp) => ({ CidrIp })),
});
const group = (GroupId: string, ...IpPermissions: IpPermission[]): SecurityGroup => ({
  GroupId,
  IpPermissions,
});

describe('openings', () => {
  it('adds up the rules of the groups an instance has, and of no other', () => {
    const groups = [
      group('sg-1', rule(22, 22, '127.0.0.1/32')),
      group('sg-2', rule(5001, 5002, '0.0.0.0/0'), rule(22, 22, '0.0.0.0/0')),
      group('sg-3', rule(9999, 9999, '0.0.0.0/0')),
    ];
    expect(openings(['sg-2', 'sg-1'], groups)).toEqual({
      ports: [
        { port: 22, cidrs: ['127.0.0.1/32', '0.0.0.0/0'] },
        { port: 5001, cidrs: ['0.0.0.0/0'] },
        { port: 5002, cidrs: ['0.0.0.0/0'] },
      ],
      tooWide: [],
    });
  });

  it('ignores what concerns nobody on this machine', () => {
    const groups = [
      group(
        'sg-1',
        rule(22, 22, '10.0.0.0/8', '203.0.113.7/32'),
        { ...rule(53, 53, '0.0.0.0/0'), IpProtocol: 'udp' },
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, UserIdGroupPairs: [{ GroupId: 'sg-2' }] },
      ),
    ];
    expect(openings(['sg-1'], groups).ports).toEqual([]);
  });

  it('names ranges that are too wide to be played', () => {
    const groups = [
      group('sg-1', rule(0, 65_535, '0.0.0.0/0'), {
        IpProtocol: '-1',
        IpRanges: [{ CidrIp: '0.0.0.0/0' }],
      }),
    ];
    expect(openings(['sg-1'], groups)).toEqual({ ports: [], tooWide: ['0-65535'] });
  });
});

describe('isAllowed', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1/32', true],
    ['127.0.0.2', '127.0.0.1/32', false],
    ['127.0.0.1', '0.0.0.0/0', true],
    ['::ffff:127.0.0.1', '127.0.0.0/8', true],
    ['10.1.2.3', '10.1.0.0/16', true],
    ['10.2.2.3', '10.1.0.0/16', false],
  ])('%s in %s: %s', (address, cidr, allowed) => {
    expect(isAllowed(address, [cidr])).toBe(allowed);
  });
});
