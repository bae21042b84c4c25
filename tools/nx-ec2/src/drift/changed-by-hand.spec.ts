import { change, update } from '../plan/plan.fixture';
import type { PlanJson } from '../plan/plan-json';
import { changedByHand, notApplied } from './changed-by-hand';

const address = 'aws_instance.this';
const tags = (Environment: string) => ({ tags: { Environment }, tags_all: { Environment } });

describe('changedByHand', () => {
  it('finds a changed tag, with what was written and what is there', () => {
    const plan: PlanJson = {
      resource_drift: [update(address, tags('sandbox'), tags('prod'))],
      resource_changes: [update(address, tags('prod'), tags('sandbox'))],
    };
    expect(changedByHand(plan)).toEqual([
      {
        kind: 'changed',
        address,
        what: 'tags.Environment',
        written: '"sandbox"',
        found: '"prod"',
      },
    ]);
  });

  it('finds what was deleted', () => {
    const rule = 'aws_vpc_security_group_egress_rule.http';
    const plan: PlanJson = {
      resource_drift: [change(rule, ['delete'], { before: { id: 'sgr-1' }, after: null })],
      resource_changes: [change(rule, ['create'])],
    };
    expect(changedByHand(plan)).toMatchObject([{ kind: 'deleted', address: rule }]);
  });

  it('finds a stopped instance, though no plan starts it', () => {
    const state = (instance_state: string) => ({ id: 'i-1', instance_state });
    const plan = { resource_drift: [update(address, state('running'), state('stopped'))] };
    expect(changedByHand(plan)).toMatchObject([
      {
        what: 'instance_state',
        written: '"running"',
        found: '"stopped"',
        undo: 'aws ec2 start-instances --instance-ids i-1',
      },
    ]);
  });

  it('leaves out what AWS fills in later', () => {
    const group = update(
      'aws_security_group.a',
      { ingress: [], tags: null },
      { ingress: [{}], tags: {} },
    );
    const same = { ...group, change: { actions: ['no-op'] } };
    expect(changedByHand({ resource_drift: [group], resource_changes: [same] })).toEqual([]);
  });

  it('does not show a secret', () => {
    const marks = { before_sensitive: { password: true }, after_sensitive: { password: true } };
    const drifted = update('aws_db.a', { password: 'hunter2' }, { password: 'hunter3' });
    const plan: PlanJson = {
      resource_drift: [{ ...drifted, change: { ...drifted.change, ...marks } }],
      resource_changes: [update('aws_db.a', { password: 'hunter3' }, { password: 'hunter2' })],
    };
    expect(changedByHand(plan)).toMatchObject([{ written: '(sensitive)', found: '(sensitive)' }]);
  });
});

describe('notApplied', () => {
  it('names what the configuration would change and nobody touched', () => {
    const plan = { resource_changes: [update('a.a', {}, { x: 1 }), change('a.b', ['create'])] };
    const findings = [{ kind: 'changed' as const, address: 'a.a', what: 'x' }];
    expect(notApplied(plan, findings)).toEqual(['a.b']);
  });
});
