import { tmpdir } from 'node:os';
import { change } from '../../plan/plan.fixture';
import { describeStack } from '../../terraform/stack';
import type { ReadPlan } from '../../terraform/show-plan';
import { assertMayApply } from './may-apply';

const stack = describeStack({
  workspaceRoot: tmpdir(),
  projectName: 'infra',
  projectRoot: '.',
  target: { project: 'shop', environment: 'sandbox', region: 'eu-west-1', accountId: '1' },
  lockTimeout: 5,
});
const mayApply = (json: ReadPlan['json'], guard: boolean) => () =>
  assertMayApply(stack, { json } as ReadPlan, { guard, allow: [] });

const losing = { resource_changes: [change('aws_eip.a', ['delete'])] };
const group = {
  address: 'aws_cloudwatch_log_group.a',
  type: 'aws_cloudwatch_log_group',
  name: 'a',
};
const breaking = {
  planned_values: { root_module: { resources: [{ ...group, values: { retention_in_days: 1 } }] } },
};

describe('a guarded environment', () => {
  it.each([
    ['takes away an address', losing, 'The plan would take away'],
    ['breaks a policy', breaking, 'The plan breaks the policies'],
  ])('refuses a plan that %s, where one that is not guarded takes it', (_, json, message) => {
    expect(mayApply(json, true)).toThrow(message);
    expect(mayApply(json, false)).not.toThrow();
  });
});
