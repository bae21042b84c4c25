import { Failure } from '../failure';
import { moduleFolders } from '../plan/configuration';
import type { PlanJson } from '../plan/plan-json';
import { stackName, targetCommand } from '../terraform/stack';
import type { Stack } from '../terraform/stack';
import { checkPolicies, type PolicyResult } from './check-policies';
import { readModuleFiles } from './module-files';
import { planModel } from './plan-model';
import { policyTable } from './policy-report';
import { RULES } from './rules';

/** Checks a plan against the whole baseline, with the exceptions declared in the code. */
export const policiesOf = (stack: Stack, plan: PlanJson): PolicyResult =>
  checkPolicies(
    planModel(plan),
    readModuleFiles(stack.root, moduleFolders(plan)),
    stack.target.environment,
    RULES,
  );

/** The failure for a plan that breaks the policies; undefined when it does not. */
export function policyFailure(stack: Stack, { findings }: PolicyResult): Failure | undefined {
  if (findings.length === 0) return undefined;
  return new Failure('The plan breaks the policies', {
    code: 'policy',
    where: stackName(stack),
    seen: policyTable({ findings, allowed: [] }),
    remedy: [
      'Mend the resource; or, if it has to be so, say why directly above it in the .tf file:',
      '# policy:allow <RULE> [in <environment>:] <reason>',
      `Check with \`${targetCommand(stack, 'policy')}\`.`,
    ].join('\n'),
  });
}
