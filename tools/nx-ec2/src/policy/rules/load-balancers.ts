import type { Values } from '../../plan/plan-json';
import { blocks, type PlannedResource } from '../plan-model';
import { ruleOn, type PolicyRule } from '../rule';

// Each has an older name for the same.
const LOAD_BALANCER = ['aws_lb', 'aws_alb'];
const LISTENER = ['aws_lb_listener', 'aws_alb_listener'];

const ENCRYPTED = ['HTTPS', 'TLS'];
/** Protocols below HTTP and TLS, of network load balancers: what goes through is for the target to encrypt. */
const TRANSPORT = ['TCP', 'UDP', 'TCP_UDP'];
/** Predefined policies that speak TLS 1.2 or later only. */
const MODERN_POLICY = /^ELBSecurityPolicy-(?:TLS13-1-[23]|TLS-1-2|FS-1-2)-/;

const protocolOf = ({ values }: PlannedResource): string => String(values['protocol'] ?? 'HTTP');

const redirectsToHttps = (values: Values): boolean =>
  blocks(values, 'default_action')
    .flatMap((action) => blocks(action, 'redirect'))
    .some(({ protocol }) => protocol === 'HTTPS');

const isApplication = ({ load_balancer_type: type }: Values): boolean =>
  type === undefined || type === null || type === 'application';

/** Load balancers and their listeners. */
export const loadBalancerRules: readonly PolicyRule[] = [
  ruleOn(
    LISTENER,
    'CKV_AWS_2',
    'Passwords and tokens of clients must not be readable on their way',
    (listener) => {
      const protocol = protocolOf(listener);
      const open = ![...ENCRYPTED, ...TRANSPORT].includes(protocol);
      return open && !redirectsToHttps(listener.values) ? `it speaks ${protocol}` : undefined;
    },
  ),
  ruleOn(LISTENER, 'CKV_AWS_103', 'TLS before 1.2 can be broken by who listens', (listener) => {
    if (!ENCRYPTED.includes(protocolOf(listener))) return undefined;
    const policy = listener.values['ssl_policy'];
    if (typeof policy !== 'string') return 'ssl_policy is not set: the default speaks TLS 1.0';
    return MODERN_POLICY.test(policy) ? undefined : `${policy} speaks TLS before 1.2`;
  }),
  ruleOn(
    LOAD_BALANCER,
    'CKV_AWS_131',
    'Headers that two servers read differently smuggle requests past the first',
    ({ values }) =>
      isApplication(values) && values['drop_invalid_header_fields'] !== true
        ? 'invalid headers are passed on'
        : undefined,
  ),
  ruleOn(
    LOAD_BALANCER,
    'CKV_AWS_150',
    'Nobody should take all services off the network with one click',
    ({ values }) =>
      values['enable_deletion_protection'] === true ? undefined : 'it can be deleted at once',
  ),
];
