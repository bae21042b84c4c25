import { describeFailure, Failure } from '../failure';
import { change } from '../plan/plan.fixture';
import { describeStack } from '../terraform/stack';
import { assertAllowed } from './assert-allowed';

const stack = describeStack({
  workspaceRoot: '/repo',
  projectName: 'infra',
  projectRoot: 'infra',
  target: { project: 'shop', environment: 'production', region: 'eu-west-1', accountId: '1' },
  lockTimeout: 5,
});
const host = 'module.host["a"].aws_instance.this';
const plan = {
  resource_changes: [
    change(host, ['delete', 'create'], { replace_paths: [['user_data']] }),
    change('aws_eip.old', ['delete']),
  ],
};

function told(allowed: string[]): string {
  try {
    assertAllowed(stack, plan, allowed);
  } catch (error) {
    return describeFailure(error as Failure);
  }
  return '';
}

describe('a plan that the guard refuses', () => {
  it('is explained: what, why, what is lost, and the command that allows it', () => {
    expect(told([])).toBe(
      [
        'The plan would take away what holds data or serves traffic',
        '  where   infra production',
        '  seen    module.host["a"].aws_instance.this would be replaced: user_data cannot be changed in place and forces the replacement',
        '            it serves requests, and the volumes of its services are on its disk',
        '          aws_eip.old would be destroyed',
        '            it is the address that clients and DNS know',
        '  remedy  Nothing was applied. If it is meant, allow it by name; this applies the very plan that was shown:',
        `          nx run infra:apply -c production --allow='${host}' --allow='aws_eip.old'`,
      ].join('\n'),
    );
  });

  it('names an allowed address that is not in it, and keeps the others in the command', () => {
    const text = told([host, 'aws_eip.odl']);
    expect(text).toContain('aws_eip.odl was allowed but is not in the plan');
    expect(text).toContain(`--allow='${host}' --allow='aws_eip.old'`);
    expect(text).not.toContain('would be replaced');
  });

  it('passes when all of it is allowed', () => {
    expect(told([host, 'aws_eip.old'])).toBe('');
  });
});
