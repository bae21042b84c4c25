import type { Values } from '../plan/plan-json';
import { blocks, type PlannedResource } from './plan-model';

/** Who may talk through a security group, whichever kind of resource says so. */
export interface Opening {
  direction: 'in' | 'out';
  /** `tcp`, `udp`, …; `-1` for all. */
  protocol: string;
  from: number;
  to: number;
  /** IPv4 and IPv6 ranges; empty when it is for another group or a prefix list. */
  ranges: string[];
  description?: string;
}

const RULE_DIRECTIONS: Readonly<Record<string, Opening['direction']>> = {
  aws_vpc_security_group_ingress_rule: 'in',
  aws_vpc_security_group_egress_rule: 'out',
};

const texts = (...values: unknown[]): string[] =>
  values.flat().filter((value): value is string => typeof value === 'string');

const opening = (values: Values, direction: Opening['direction']): Opening => ({
  direction,
  protocol: String(values['ip_protocol'] ?? values['protocol'] ?? '-1'),
  from: Number(values['from_port'] ?? 0),
  to: Number(values['to_port'] ?? 65_535),
  ranges: texts(
    values['cidr_ipv4'],
    values['cidr_ipv6'],
    values['cidr_blocks'],
    values['ipv6_cidr_blocks'],
  ),
  description: texts(values['description'])[0],
});

export const OPENING_TYPES = [
  ...Object.keys(RULE_DIRECTIONS),
  'aws_security_group_rule',
  'aws_security_group',
  'aws_default_security_group',
];

/**
 * The openings that a resource makes. A group's own lists count only where they are written: else
 * AWS fills them with the rules that are resources of their own.
 */
export function openingsOf({ type, values, configuration }: PlannedResource): Opening[] {
  const direction = RULE_DIRECTIONS[type];
  if (direction) return [opening(values, direction)];
  if (type === 'aws_security_group_rule') {
    return [opening(values, values['type'] === 'egress' ? 'out' : 'in')];
  }
  const inside = (list: 'ingress' | 'egress', way: Opening['direction']) =>
    list in configuration.expressions ? blocks(values, list).map((rule) => opening(rule, way)) : [];
  return [...inside('ingress', 'in'), ...inside('egress', 'out')];
}

const WORLD = ['0.0.0.0/0', '::/0'];

export const isToWorld = ({ ranges }: Opening): boolean =>
  ranges.some((range) => WORLD.includes(range));

/** Whether every protocol and port is open. */
export const isEverything = ({ protocol }: Opening): boolean =>
  protocol === '-1' || protocol === 'all';

/** Whether TCP connections to a port come in from anywhere. */
export const letsWorldInto = (port: number, rule: Opening): boolean =>
  rule.direction === 'in' &&
  isToWorld(rule) &&
  (isEverything(rule) ||
    (['tcp', '6'].includes(rule.protocol) && rule.from <= port && port <= rule.to));
