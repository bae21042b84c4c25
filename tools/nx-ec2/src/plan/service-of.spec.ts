import { change } from './plan.fixture';
import { serviceOf, servicesIn } from './service-of';

const services = ['orders', 'users'];
const of = (address: string, after = {}) =>
  serviceOf(change(address, ['create'], { after }), services, 'shop-staging');

describe('the service of a resource', () => {
  it.each([
    ['its module instance', 'module.registry["users"].aws_ecr_repository.this', {}, 'users'],
    ['its key with more words', 'aws_rule.http["users from 0.0.0.0/0"]', {}, 'users'],
    ['its listener', 'module.load_balancer[0].aws_lb_listener.this["users"]', {}, 'users'],
    ['its target group', 'module.load_balancer[0].aws_lb_target_group.this["users"]', {}, 'users'],
    [
      'its target',
      'module.b[0].aws_lb_target_group_attachment.this["users on orders"]',
      {},
      'users',
    ],
    ['its name', 'aws_ecr_repository.x', { name: 'shop-staging/orders' }, 'orders'],
    ['its tag Name', 'aws_x.y', { tags: { Name: 'shop-staging-service-users' } }, 'users'],
    [
      'the one service of a host',
      'module.host["b"].aws_instance.this',
      { tags: { 'service:orders': '5002' } },
      'orders',
    ],
  ])('is told by %s', (_, address, after, expected) => {
    expect(of(address, after)).toBe(expected);
  });

  it.each([
    [
      'a host of several services',
      'module.host["a"].aws_instance.this',
      { tags: { 'service:orders': '1', 'service:users': '2' } },
    ],
    ['the load balancer', 'module.load_balancer[0].aws_lb.this', { name: 'shop-staging' }],
    ['the network', 'module.network.aws_vpc.this', { tags: { Name: 'shop-staging' } }],
    ['a resource with no values', 'aws_x.y', {}],
  ])('is none for %s', (_, address, after) => {
    expect(of(address, after)).toBeUndefined();
  });
});

describe('servicesIn', () => {
  it('knows a service that is being taken away by its repository', () => {
    const gone = change('module.registry["payments"].aws_ecr_repository.this', ['delete'], {
      before: { name: 'shop-staging/payments' },
    });
    const plan = { variables: { services: { value: { users: {} } } }, resource_changes: [gone] };
    expect(servicesIn(plan, 'shop-staging')).toEqual(['payments', 'users']);
  });
});
