import { planOf } from '../plan/plan.fixture';
import { checkPolicies } from './check-policies';
import { readModuleFile } from './exceptions';
import { planModel } from './plan-model';
import { logRules } from './rules/logs';

const GROUP = 'resource "aws_cloudwatch_log_group" "a" {';

function check(code: string[], { days = 30, environment = 'staging' } = {}) {
  const plan = planOf({ 'aws_cloudwatch_log_group.a': { values: { retention_in_days: days } } });
  const read = readModuleFile('main.tf', [...code, GROUP, '}'].join('\n'));
  const { findings, allowed } = checkPolicies(planModel(plan), read, environment, logRules);
  return { findings, allowed, problems: findings.map(({ problem }) => problem) };
}

describe('checkPolicies', () => {
  it('tells what breaks which rule, why, and where it is written', () => {
    expect(check([]).findings).toEqual([
      {
        rule: 'CKV_AWS_338',
        resource: 'aws_cloudwatch_log_group.a',
        problem: 'logs are kept for 30 days only',
        reason: 'Break-ins are often found months later',
        place: 'main.tf:1',
      },
    ]);
  });

  it('lets an exception with a reason pass, and still tells of it', () => {
    expect(check(['# policy:allow CKV_AWS_338 holds nothing'])).toMatchObject({
      findings: [],
      allowed: [{ rule: 'CKV_AWS_338', reason: 'holds nothing' }],
    });
  });

  it.each([
    ['without a reason', '# policy:allow CKV_AWS_338', 'the exception has no reason'],
    ['for a rule that is not', '# policy:allow CKV_AWS_339 x', 'there is no rule CKV_AWS_339'],
    ['for no rule', '# policy:allow', 'there is no rule without a name'],
  ])('does not accept one %s', (_, code, problem) => {
    expect(check([code]).problems).toEqual(['logs are kept for 30 days only', problem]);
  });

  it('finds one that is not needed any more', () => {
    const { findings } = check(['# policy:allow CKV_AWS_338 holds nothing'], { days: 365 });
    expect(findings).toMatchObject([
      { problem: 'the exception is not needed: take it out', place: 'main.tf:1' },
    ]);
  });

  it('finds one that belongs to nothing', () => {
    expect(check(['# policy:allow CKV_AWS_338 lost', ''], { days: 365 }).problems).toEqual([
      'the exception belongs to no resource: put it directly above or into one',
    ]);
  });

  it('keeps one to the environments it names', () => {
    const code = ['# policy:allow CKV_AWS_338 in sandbox: vanishes'];
    expect(check(code, { environment: 'sandbox' }).findings).toEqual([]);
    expect(check(code).problems).toEqual(['logs are kept for 30 days only']);
    expect(check(code, { days: 365 }).findings).toEqual([]);
  });

  it('cannot judge one for a resource that this plan does not have', () => {
    const read = readModuleFile('main.tf', `# policy:allow CKV_AWS_338 x\n${GROUP}\n}`);
    expect(checkPolicies(planModel({}), read, 'staging', logRules).findings).toEqual([]);
  });

  it('keeps one to its module, for all of its instances', () => {
    const address = 'module.b["x"].aws_cloudwatch_log_group.a';
    const resource = { address, type: 'aws_cloudwatch_log_group', name: 'a' };
    const plan = planModel({
      planned_values: {
        root_module: {
          child_modules: [{ resources: [{ ...resource, values: { retention_in_days: 1 } }] }],
        },
      },
      configuration: { root_module: { module_calls: { b: { source: './modules/b' } } } },
    });
    const findings = (file: string) =>
      checkPolicies(
        plan,
        readModuleFile(file, `# policy:allow CKV_AWS_338 x\n${GROUP}\n}`),
        'staging',
        logRules,
      ).findings;
    expect(findings('modules/b/main.tf')).toEqual([]);
    expect(findings('modules/c/main.tf')).toHaveLength(1);
  });
});
