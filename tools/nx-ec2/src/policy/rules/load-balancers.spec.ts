import { broken } from './broken.fixture';
import { loadBalancerRules } from './load-balancers';

const balancer = {
  load_balancer_type: 'application',
  drop_invalid_header_fields: true,
  enable_deletion_protection: true,
};
const listener = { protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' };
const check = (more: object, type = 'aws_lb') =>
  broken(loadBalancerRules, { [`${type}.a`]: { values: { ...balancer, ...more } } });
const checkListener = (more: object, type = 'aws_lb_listener') =>
  broken(loadBalancerRules, { [`${type}.a`]: { values: { ...listener, ...more } } });

describe('rules on load balancers', () => {
  it('are met', () => {
    expect(check({})).toEqual([]);
    expect(checkListener({})).toEqual([]);
  });

  it.each([
    ['CKV_AWS_131', { drop_invalid_header_fields: false }],
    ['CKV_AWS_131', { drop_invalid_header_fields: null, load_balancer_type: null }],
    ['CKV_AWS_150', { enable_deletion_protection: null }],
  ])('%s: a load balancer with %j', (rule, more) => {
    expect(check(more)).toEqual([rule]);
    expect(check(more, 'aws_alb')).toEqual([rule]);
  });

  it.each([
    ['CKV_AWS_2', { protocol: 'HTTP', ssl_policy: null }],
    ['CKV_AWS_2', { protocol: null, ssl_policy: null }],
    ['CKV_AWS_2', { protocol: 'HTTP', default_action: [{ redirect: [{ protocol: 'HTTP' }] }] }],
    ['CKV_AWS_103', { ssl_policy: null }],
    ['CKV_AWS_103', { ssl_policy: 'ELBSecurityPolicy-2016-08' }],
    ['CKV_AWS_103', { ssl_policy: 'ELBSecurityPolicy-TLS13-1-1-2021-06' }],
    ['CKV_AWS_103', { protocol: 'TLS', ssl_policy: 'ELBSecurityPolicy-TLS-1-1-2017-01' }],
  ])('%s: a listener with %j', (rule, more) => {
    expect(checkListener(more)).toEqual([rule]);
    expect(checkListener(more, 'aws_alb_listener')).toEqual([rule]);
  });

  it.each([
    [
      'a redirect to HTTPS',
      { protocol: 'HTTP', default_action: [{ redirect: [{ protocol: 'HTTPS' }] }] },
    ],
    ['what a network load balancer passes on', { protocol: 'TCP', ssl_policy: null }],
    ['an older policy of TLS 1.2', { ssl_policy: 'ELBSecurityPolicy-FS-1-2-Res-2020-10' }],
  ])('allow %s', (_, more) => expect(checkListener(more)).toEqual([]));

  it('ask of application load balancers alone what others cannot do', () => {
    expect(check({ load_balancer_type: 'network', drop_invalid_header_fields: null })).toEqual([]);
  });
});
