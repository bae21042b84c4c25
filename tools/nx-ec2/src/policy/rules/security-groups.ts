import { isEverything, isToWorld, letsWorldInto, OPENING_TYPES, openingsOf } from '../openings';
import { ruleOn, type PolicyRule } from '../rule';

const closedToWorld = (id: string, port: number, what: string): PolicyRule =>
  ruleOn(OPENING_TYPES, id, `${what} must not be reachable from anywhere`, (resource) =>
    openingsOf(resource).some((rule) => letsWorldInto(port, rule))
      ? `port ${port} is open to the world`
      : undefined,
  );

const DEFAULT_DESCRIPTION = 'Managed by Terraform';
const isGroup = (type: string): boolean => type === 'aws_security_group';

/** Who may talk to whom. */
export const securityGroupRules: readonly PolicyRule[] = [
  ruleOn(
    OPENING_TYPES.filter((type) => type !== 'aws_default_security_group'),
    'CKV_AWS_23',
    'A rule that nobody can explain is never taken away',
    ({ type, values, ...rest }) => {
      const description = values['description'];
      if (isGroup(type) && (!description || description === DEFAULT_DESCRIPTION)) {
        return 'the group has no description';
      }
      const silent = openingsOf({ type, values, ...rest }).some((rule) => !rule.description);
      return silent ? 'a rule has no description' : undefined;
    },
  ),
  closedToWorld('CKV_AWS_24', 22, 'SSH'),
  closedToWorld('CKV_AWS_25', 3389, 'Remote desktop'),
  closedToWorld('CKV_AWS_260', 80, 'Plain HTTP'),
  ruleOn(
    OPENING_TYPES,
    'CKV_AWS_382',
    'What breaks into a host should not be able to send everything anywhere',
    (resource) =>
      openingsOf(resource).some(
        (rule) => rule.direction === 'out' && isEverything(rule) && isToWorld(rule),
      )
        ? 'all traffic out is allowed'
        : undefined,
  ),
];
