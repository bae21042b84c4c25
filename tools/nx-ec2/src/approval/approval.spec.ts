import { change } from '../plan/plan.fixture';
import type { PlanJson } from '../plan/plan-json';
import { summarise } from '../plan/summary';
import { describeStack } from '../terraform/stack';
import { approvalOf } from './approval';

const target = { project: 'shop', environment: 'production', region: 'eu-west-1', accountId: '1' };
const stack = describeStack({
  workspaceRoot: '/repo',
  projectName: 'infra',
  projectRoot: 'infra',
  target,
  lockTimeout: 5,
});
const planTo = (...changes: [address: string, actions: string[]][]): PlanJson => ({
  resource_changes: changes.map(([address, actions]) => change(address, actions)),
});
const ask = (json: PlanJson, options = {}) =>
  approvalOf(
    stack,
    { json, summary: summarise(json, { ...target, destroy: false }) },
    { always: false, guard: true, ...options },
  );

describe('the approval of a plan', () => {
  it.each([
    ['changes nothing', planTo()],
    ['adds and changes', planTo(['aws_eip.a', ['create']], ['aws_eip.b', ['update']])],
  ])('is not needed where it %s', (_, json) =>
    expect(ask(json)).toEqual({ reasons: [], toAllow: [], question: '' }),
  );

  it.each([
    ['destroyed', ['delete']],
    ['replaced', ['delete', 'create']],
    ['forgotten', ['forget']],
  ])('is needed for a resource that is %s, guarded or not', (how, actions) => {
    const { reasons, toAllow } = ask(planTo(['aws_security_group.a', actions]));
    expect(reasons).toEqual([`1 resource would be ${how}`]);
    expect(toAllow).toEqual([]);
  });

  it('is needed for a host that is stopped to be changed, by its name', () => {
    const update = change('aws_instance.a', ['update']);
    const [before, after] = ['t3.small', 't3.large'].map((one) => ({ instance_type: one }));
    const { reasons, toAllow } = ask({
      resource_changes: [{ ...update, change: { ...update.change, before, after } }],
    });
    expect(reasons).toEqual(['1 resource would be stopped for a while']);
    expect(toAllow).toEqual(['aws_instance.a']);
  });

  it('is needed for whatever an environment asks it for', () => {
    expect(ask(planTo(), { always: true }).question).toContain(
      'because every release to production is to be approved (nx.json)',
    );
  });

  it('shows the plan, and what has to be allowed by name in the form that --allow takes', () => {
    const json = planTo(
      ['module.host["b"].aws_instance.this', ['delete']],
      ['module.host["b"].aws_eip.this', ['delete']],
      ['aws_security_group.a', ['delete']],
    );
    expect(ask(json).question.split('\n')).toEqual([
      'infra production: 0 to add, 0 to change, 3 to destroy',
      '  shared by all services',
      '    - module.host["b"].aws_instance.this',
      '    - module.host["b"].aws_eip.this',
      '    - aws_security_group.a',
      'To be approved because 3 resources would be destroyed.',
      'They hold data or serve traffic. Whoever means it allows them by name:',
      'module.host["b"].aws_instance.this,module.host["b"].aws_eip.this',
    ]);
  });

  it('stays short for a plan of any length, and names all that is to be allowed', () => {
    const addresses = Array.from({ length: 500 }, (_, index) => `aws_eip.a${index}`);
    const { question } = ask(planTo(...addresses.map((a): [string, string[]] => [a, ['delete']])));
    expect(question.split('\n')).toHaveLength(204);
    expect(question).toContain('… and 302 lines more in plan.txt');
    expect(question).toContain('aws_eip.a499');
  });

  it('names nothing to allow where nothing is guarded', () => {
    expect(ask(planTo(['aws_eip.a', ['delete']]), { guard: false }).toAllow).toEqual([]);
  });
});
