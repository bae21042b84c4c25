import { assertAllowed } from '../../guard/assert-allowed';
import { policiesOf, policyFailure } from '../../policy/check-plan';
import type { ReadPlan } from '../../terraform/show-plan';
import type { Stack } from '../../terraform/stack';
import type { CommandOptions } from './command';

/** @throws Failure when a guarded environment may not get this plan: by a policy, or by what it takes away */
export function assertMayApply(
  stack: Stack,
  { json }: ReadPlan,
  { guard, allow }: Pick<CommandOptions, 'guard' | 'allow'>,
): void {
  if (!guard) return;
  const broken = policyFailure(stack, policiesOf(stack, json));
  if (broken) throw broken;
  assertAllowed(stack, json, allow);
}
