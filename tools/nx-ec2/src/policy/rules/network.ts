import { blocks, pointsTo } from '../plan-model';
import { ruleOn, type PolicyRule } from '../rule';

/** The network itself. */
export const networkRules: readonly PolicyRule[] = [
  ruleOn(
    ['aws_subnet'],
    'CKV_AWS_130',
    'An instance gets a public address because somebody asked for it, not by its place',
    ({ values }) =>
      values['map_public_ip_on_launch'] === true
        ? 'instances get public addresses by themselves'
        : undefined,
  ),
  ruleOn(
    ['aws_vpc'],
    'CKV2_AWS_11',
    'Without a flow log nobody can tell who talked to whom',
    (vpc, { resources }) =>
      resources.some((log) => log.type === 'aws_flow_log' && pointsTo(log, 'vpc_id', vpc))
        ? undefined
        : 'it has no aws_flow_log',
  ),
  ruleOn(
    ['aws_vpc'],
    'CKV2_AWS_12',
    'What is started without a group of its own must be able to talk to nothing',
    (vpc, { resources }) => {
      const group = resources.find(
        ({ type, ...rest }) =>
          type === 'aws_default_security_group' && pointsTo({ type, ...rest }, 'vpc_id', vpc),
      );
      if (!group) return 'its default security group is left open: adopt it without rules';
      const { values } = group;
      const open = [...blocks(values, 'ingress'), ...blocks(values, 'egress')].length > 0;
      return open ? 'its default security group has rules' : undefined;
    },
  ),
];
