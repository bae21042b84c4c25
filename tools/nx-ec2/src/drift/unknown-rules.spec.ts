import type { PlanJson, ResourceJson, Values } from '../plan/plan-json';
import { auditedGroups, ruleText, unknownRules } from './unknown-rules';

const resource = (type: string, name: string, values: Values): ResourceJson => ({
  address: `module.security.${type}.${name}`,
  mode: 'managed',
  type,
  name,
  values,
});

const plan: PlanJson = {
  prior_state: {
    values: {
      root_module: {
        child_modules: [
          {
            resources: [
              resource('aws_security_group', 'host', { id: 'sg-1' }),
              resource('aws_security_group', 'inline', { id: 'sg-2' }),
              resource('aws_default_security_group', 'closed', { id: 'sg-3' }),
              resource('aws_vpc_security_group_ingress_rule', 'ssh', {
                security_group_rule_id: 'sgr-1',
              }),
            ],
          },
        ],
      },
    },
  },
  configuration: {
    root_module: {
      module_calls: {
        security: {
          source: './modules/security',
          module: {
            resources: [
              { type: 'aws_security_group', name: 'inline', expressions: { ingress: {} } },
            ],
          },
        },
      },
    },
  },
};

const rule = (GroupId: string, SecurityGroupRuleId: string) => ({
  GroupId,
  SecurityGroupRuleId,
  IpProtocol: 'tcp',
  FromPort: 8080,
  ToPort: 8080,
  CidrIpv4: '0.0.0.0/0',
});

describe('unknownRules', () => {
  it('finds rules that Terraform did not make, with the command that removes them', () => {
    const rules = [
      rule('sg-1', 'sgr-1'),
      rule('sg-1', 'sgr-2'),
      { ...rule('sg-3', 'sgr-3'), IsEgress: true },
    ];
    expect(unknownRules(plan, rules)).toEqual([
      {
        kind: 'unknown rule',
        address: 'module.security.aws_security_group.host',
        what: 'tcp 8080 in from 0.0.0.0/0',
        found: 'sgr-2',
        undo: 'aws ec2 revoke-security-group-ingress --group-id sg-1 --security-group-rule-ids sgr-2',
      },
      expect.objectContaining({
        address: 'module.security.aws_default_security_group.closed',
        what: 'tcp 8080 out to 0.0.0.0/0',
        undo: expect.stringContaining('revoke-security-group-egress'),
      }),
    ]);
  });

  it('leaves groups that write their rules inside of them to the plan', () => {
    expect([...auditedGroups(plan).keys()]).toEqual(['sg-1', 'sg-3']);
  });
});

describe('ruleText', () => {
  it.each([
    [{ IpProtocol: '-1', CidrIpv6: '::/0', IsEgress: true }, 'everything out to ::/0'],
    [
      { IpProtocol: 'udp', FromPort: 1, ToPort: 9, ReferencedGroupInfo: { GroupId: 'sg-9' } },
      'udp 1-9 in from sg-9',
    ],
    [{ IpProtocol: 'tcp', FromPort: 5, ToPort: 5, PrefixListId: 'pl-1' }, 'tcp 5 in from pl-1'],
  ])('of %j is %p', (given, text) => expect(ruleText(given)).toBe(text));
});
