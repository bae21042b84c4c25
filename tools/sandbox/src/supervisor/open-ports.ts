import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { BlockList } from 'node:net';

/** A TCP port and the source addresses that may reach it. */
export interface OpenPort {
  port: number;
  /** IPv4 CIDRs. */
  cidrs: string[];
}

/** Wider ranges are not played: each of their ports would be a socket. */
export const widestRange = 1_024;

const parse = (cidr: string): [string, number] => {
  const [address = '', length = '32'] = cidr.split('/');
  return [address, Number(length)];
};

/** Whether an IPv4 address is in one of these CIDRs. */
export function isAllowed(address: string, cidrs: string[]): boolean {
  const list = new BlockList();
  for (const cidr of cidrs) list.addSubnet(...parse(cidr));
  return list.check(address.replace(/^::ffff:/, ''));
}

/** Whether anything on this machine's loopback could be meant: all its addresses, or some of them. */
const concernsLoopback = (cidr: string): boolean =>
  isAllowed('127.0.0.1', [cidr]) || isAllowed(parse(cidr)[0], ['127.0.0.0/8']);

/** What an instance's security groups open for clients on this machine. */
export interface Openings {
  ports: OpenPort[];
  /** Ranges that are open but not played, e.g. `0-65535`. */
  tooWide: string[];
}

/** Adds up the ingress rules of an instance's groups; any rule may open a port. */
export function openings(groupIds: string[], groups: SecurityGroup[]): Openings {
  const byPort = new Map<number, string[]>();
  const tooWide = new Set<string>();
  const rules = groups
    .filter(({ GroupId }) => groupIds.includes(GroupId ?? ''))
    .flatMap(({ IpPermissions }) => IpPermissions ?? []);
  for (const { IpProtocol, FromPort, ToPort, IpRanges = [] } of rules) {
    const cidrs = IpRanges.flatMap(({ CidrIp }) => CidrIp ?? []).filter(concernsLoopback);
    const all = IpProtocol === '-1';
    if (cidrs.length === 0 || !(all || IpProtocol === 'tcp' || IpProtocol === '6')) continue;
    const from = all ? 0 : (FromPort ?? 0);
    const to = all ? 65_535 : (ToPort ?? 65_535);
    if (to - from >= widestRange) tooWide.add(`${from}-${to}`);
    else {
      for (let port = Math.max(from, 1); port <= to; port++) {
        byPort.set(port, [...(byPort.get(port) ?? []), ...cidrs]);
      }
    }
  }
  return {
    ports: [...byPort].map(([port, cidrs]) => ({ port, cidrs })).sort((a, b) => a.port - b.port),
    tooWide: [...tooWide],
  };
}
