import { maskPlan } from './mask-plan';
import { change } from './plan.fixture';

const SECRET = 'hunter2';

describe('maskPlan', () => {
  it('leaves no secret anywhere, and the rest as it is', () => {
    const marks = { password: true, ports: [false, true] };
    const values = { password: SECRET, ports: [1, SECRET], name: 'db' };
    const resource = { address: 'a.b', type: 'a', name: 'b', values, sensitive_values: marks };
    const changed = change('a.b', ['update'], {
      before: values,
      after: values,
      before_sensitive: marks,
      after_sensitive: marks,
    });
    const output = { sensitive: true, value: SECRET };
    const state = {
      outputs: { secret: output },
      root_module: { child_modules: [{ resources: [resource] }] },
    };
    const masked = maskPlan({
      variables: { password: { value: SECRET }, name: { value: 'db' } },
      configuration: { root_module: { variables: { password: { sensitive: true } } } },
      resource_changes: [changed],
      resource_drift: [changed],
      output_changes: {
        secret: { actions: ['create'], after: output, after_sensitive: true },
      },
      planned_values: state,
      prior_state: { values: state },
    });
    expect(JSON.stringify(masked)).not.toContain(SECRET);
    expect(masked.variables?.['name']?.value).toBe('db');
    expect(masked.resource_changes?.[0]?.change.after).toEqual({
      password: '(sensitive)',
      ports: [1, '(sensitive)'],
      name: 'db',
    });
  });

  it('knows a secret in the new half of a replacement, which Terraform does not mark', () => {
    const address = 'aws_ssm_parameter.a';
    const replaced = change(address, ['delete', 'create'], {
      before: { value: 'old' },
      before_sensitive: { value: true },
      after: { value: SECRET },
      after_sensitive: {},
    });
    const planned = {
      address,
      type: 'aws_ssm_parameter',
      name: 'a',
      values: { value: SECRET },
      sensitive_values: {},
    };
    const masked = maskPlan({
      resource_changes: [replaced],
      planned_values: { root_module: { resources: [planned] } },
    });
    expect(JSON.stringify(masked)).not.toContain(SECRET);
  });
});
