import { describeFailure } from '../failure';
import type { Diagnostic } from './events';
import { describeStack } from './stack';
import { terraformFailure, undeclaredVariables } from './terraform-failure';

const stack = describeStack({
  workspaceRoot: '/repo',
  projectName: 'infra',
  projectRoot: 'infra',
  target: { project: 'shop', environment: 'sandbox', region: 'eu-west-1', accountId: '1' },
  lockTimeout: 5,
});

const error = (summary: string, detail = ''): Diagnostic => ({
  severity: 'error',
  summary,
  detail,
});
const told = (diagnostics: Diagnostic[], stderr = '') =>
  describeFailure(terraformFailure(stack, 'plan', diagnostics, stderr));

describe('a failed terraform command', () => {
  it('tells who holds the lock, since when, and how to release it', () => {
    const detail = [
      'Error message: StatusCode: 412, RequestID: 9f3, HostID: x, api error PreconditionFailed',
      'Lock Info:',
      '  ID:        4b2c',
      '  Path:      shop/infra.tfstate',
      '  Operation: OperationTypeApply',
      '  Who:       ci@agent',
      '  Version:   1.11.4',
      '  Created:   2026-01-01 00:00:00 +0000 UTC',
      '  Info:      ',
    ].join('\n');
    const text = told([error('Error acquiring the state lock', detail)]);
    expect(text).toContain('OperationTypeApply by ci@agent since 2026-01-01 00:00:00 +0000 UTC');
    expect(text).toContain('A run that was killed cannot release it');
    expect(text).toContain('nx run infra:state-unlock -c sandbox --id=4b2c');
  });

  it.each(['S3 bucket "x" does not exist.', 'operation error S3: ListObjectsV2, NoSuchBucket: '])(
    'names the target that creates a missing state bucket for %p',
    (stderr) => expect(told([], stderr)).toContain('nx run infra:bootstrap -c sandbox'),
  );

  it.each(['Saved plan is stale', 'Saved plan does not match the given state'])(
    'asks for a new plan when the state has moved: %s',
    (summary) => {
      const text = told([error(summary, '…')]);
      expect(text).toContain('The saved plan is out of date');
      expect(text).toContain('nx run infra:plan -c sandbox');
    },
  );

  it('explains what a killed apply left behind', () => {
    const text = told([error('creating Security Group: InvalidGroup.Duplicate: it exists')]);
    expect(text).toContain('killed before it could write that down');
  });

  it('shows every error with its place and not the warnings', () => {
    const placed: Diagnostic = {
      ...error('Invalid value for variable', 'Too wide.'),
      range: { filename: 'environments/sandbox.tfvars', start: { line: 3 } },
    };
    const warning: Diagnostic = { severity: 'warning', summary: 'Deprecated' };
    const text = told([placed, warning, error('Second')]);
    expect(text).toContain('Invalid value for variable');
    expect(text).toContain('at environments/sandbox.tfvars:3');
    expect(text).toContain('Too wide.');
    expect(text).toContain('Second');
    expect(text).not.toContain('Deprecated');
  });
});

describe('values for variables that do not exist', () => {
  it('are a failure that names variable and file', () => {
    const failure = undeclaredVariables(stack, [
      {
        severity: 'warning',
        summary: 'Value for undeclared variable',
        detail:
          'The root module does not declare a variable named "admin_cidr" but a value was found in file "environments/sandbox.tfvars". If you meant …',
      },
    ]);
    expect(failure?.details.seen).toBe('admin_cidr in environments/sandbox.tfvars');
  });

  it('are not seen in other warnings', () => {
    expect(undeclaredVariables(stack, [{ severity: 'warning', summary: 'Old' }])).toBeUndefined();
  });
});
