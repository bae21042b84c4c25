import { policiesOf, policyFailure } from '../../policy/check-plan';
import { policyTable } from '../../policy/policy-report';
import { RULES } from '../../policy/rules';
import { summaryLines } from '../../plan/summary-text';
import { makePlan } from '../../terraform/plan';
import { stackName } from '../../terraform/stack';
import type { Command } from './command';
import { prepare } from './prepare';

/** Plans, and checks the plan against the policies; `apply` then applies that very plan. */
export const policy: Command = async (stack, options) => {
  await prepare(stack, options);
  const { json, summary } = await makePlan(stack, options);
  const result = policiesOf(stack, json);
  const failure = policyFailure(stack, result);
  const { findings, allowed } = result;
  summaryLines(summary).forEach(options.tell);
  if (!failure) {
    if (allowed.length > 0) options.tell(policyTable(result));
    const exceptions = `${allowed.length} reasoned ${allowed.length === 1 ? 'exception' : 'exceptions'}`;
    options.tell(`${stackName(stack)}: ${RULES.length} policies met, ${exceptions}`);
  }
  return { outcome: failure ? 'broken' : 'met', findings, allowed, plan: summary, failure };
};
