import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import { configurationOf } from '../plan/configuration';
import { resourcesIn, type PlanJson, type ResourceJson } from '../plan/plan-json';
import type { DriftFinding } from './finding';

const GROUPS = ['aws_security_group', 'aws_default_security_group'];
const RULES = [
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_egress_rule',
  'aws_security_group_rule',
];

const stateOf = ({ prior_state }: PlanJson): ResourceJson[] =>
  resourcesIn(prior_state?.values?.root_module ?? {}).filter(({ mode }) => mode !== 'data');

/**
 * Addresses of the security groups in the state by their id, without those whose rules are written
 * inside of the group: there, an ordinary plan sees one too many.
 */
export function auditedGroups(plan: PlanJson): Map<string, string> {
  const lookUp = configurationOf(plan);
  const groups = stateOf(plan).filter(({ type }) => GROUPS.includes(type));
  const outside = groups.filter((group) => {
    const { expressions } = lookUp(group);
    return !('ingress' in expressions) && !('egress' in expressions);
  });
  return new Map(outside.map(({ values, address }) => [String(values?.['id']), address]));
}

/** Ids (`sgr-…`) of the rules that Terraform made. */
export const knownRules = (plan: PlanJson): Set<unknown> =>
  new Set(
    stateOf(plan)
      .filter(({ type }) => RULES.includes(type))
      .map(({ values }) => values?.['security_group_rule_id']),
  );

const peer = (rule: SecurityGroupRule): string =>
  rule.CidrIpv4 ??
  rule.CidrIpv6 ??
  rule.PrefixListId ??
  rule.ReferencedGroupInfo?.GroupId ??
  'unknown';

/** `tcp 8080 in from 0.0.0.0/0`. */
export function ruleText(rule: SecurityGroupRule): string {
  const { IpProtocol = '', FromPort, ToPort, IsEgress } = rule;
  const ports = FromPort === ToPort ? `${FromPort}` : `${FromPort}-${ToPort}`;
  const what = IpProtocol === '-1' ? 'everything' : `${IpProtocol} ${ports}`;
  return `${what} ${IsEgress ? 'out to' : 'in from'} ${peer(rule)}`;
}

const removal = ({ GroupId, IsEgress, SecurityGroupRuleId }: SecurityGroupRule): string =>
  `aws ec2 revoke-security-group-${IsEgress ? 'egress' : 'ingress'} --group-id ${GroupId} --security-group-rule-ids ${SecurityGroupRuleId}`;

/** Rules of the groups that Terraform did not make: no plan shows them, no apply removes them. */
export const unknownRules = (
  plan: PlanJson,
  rules: readonly SecurityGroupRule[],
): DriftFinding[] => {
  const groups = auditedGroups(plan);
  const known = knownRules(plan);
  return rules.flatMap((rule) => {
    const address = groups.get(rule.GroupId ?? '');
    if (address === undefined || known.has(rule.SecurityGroupRuleId)) return [];
    return [
      {
        kind: 'unknown rule' as const,
        address,
        what: ruleText(rule),
        found: rule.SecurityGroupRuleId,
        undo: removal(rule),
      },
    ];
  });
};
