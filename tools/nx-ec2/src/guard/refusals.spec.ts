import { change } from '../plan/plan.fixture';
import type { PlanJson } from '../plan/plan-json';
import { GUARDED_TYPES } from './guarded-types';
import { refusals } from './refusals';

const planTo = (actions: string[], ...addresses: string[]): PlanJson => ({
  resource_changes: addresses.map((address) => change(address, actions)),
});
const refused = (plan: PlanJson, allowed: string[] = []) =>
  refusals(plan, allowed).map(({ address }) => address);

describe('the plan guard', () => {
  it.each(Object.keys(GUARDED_TYPES))('refuses to destroy %s', (type) => {
    expect(refused(planTo(['delete'], `${type}.this`))).toEqual([`${type}.this`]);
  });

  it.each([
    'aws_instance',
    'aws_ecr_repository',
    'aws_db_instance',
    'aws_eip',
    'aws_lb',
    'aws_lb_listener',
    'aws_lb_target_group',
    'aws_s3_bucket',
    'aws_ebs_volume',
    'aws_ssm_parameter',
  ])('refuses to replace %s, in either order', (type) => {
    const address = `module.a["x"].${type}.this`;
    expect(refused(planTo(['delete', 'create'], address))).toEqual([address]);
    expect(refused(planTo(['create', 'delete'], address))).toEqual([address]);
  });

  it('lets pass what is added, changed, or loses nothing', () => {
    expect(refused(planTo(['create'], 'aws_instance.a'))).toEqual([]);
    expect(refused(planTo(['update'], 'aws_db_instance.a'))).toEqual([]);
    expect(refused(planTo(['delete'], 'aws_security_group.a', 'constructor.a'))).toEqual([]);
  });

  it('refuses an update that stops a host, and says so', () => {
    const update = change('aws_instance.a', ['update']);
    const values = { instance_type: 't3.small', monitoring: false };
    const planned = (after: Record<string, unknown>): PlanJson => ({
      resource_changes: [{ ...update, change: { ...update.change, before: values, after } }],
    });
    expect(refused(planned({ ...values, monitoring: true }))).toEqual([]);
    const larger = planned({ ...values, instance_type: 't3.large' });
    expect(refusals(larger, [])).toMatchObject([
      { action: 'update', reason: 'instance_type is changed while it does not run' },
    ]);
    expect(refused(larger, ['aws_instance.a'])).toEqual([]);
  });

  it.each(['aws_eip_association.a', 'aws_lb_target_group_attachment.a'])(
    'lets a replaced instance take its %s along, not lose it',
    (address) => {
      expect(refused(planTo(['delete', 'create'], address))).toEqual([]);
      expect(refused(planTo(['delete'], address))).toHaveLength(1);
    },
  );

  it('lets go what is allowed by name, and nothing beside it', () => {
    const plan = planTo(['delete'], 'aws_eip.a', 'aws_eip.b');
    expect(refused(plan, ['aws_eip.a'])).toEqual(['aws_eip.b']);
    expect(refused(plan, ['aws_eip.a', 'aws_eip.b'])).toEqual([]);
    expect(refused(plan, ['aws_eip'])).toHaveLength(2);
  });

  it('does not stop at the remains of an earlier replacement', () => {
    const deposed = { ...change('aws_instance.a', ['delete']), deposed: '1a2b' };
    expect(refused({ resource_changes: [deposed] })).toEqual([]);
  });
});
