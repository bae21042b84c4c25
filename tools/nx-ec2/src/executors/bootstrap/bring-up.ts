import { summaryLines } from '../../plan/summary-text';
import { print } from '../../report/print';
import { applySavedPlan } from '../../terraform/apply';
import { ensureInitialised } from '../../terraform/initialise';
import { readOutputs } from '../../terraform/outputs';
import { makePlan } from '../../terraform/plan';
import type { Stack } from '../../terraform/stack';
import { assertMayApply } from '../terraform/may-apply';

/** The output of a root module that tells people what is left to do elsewhere. */
const NEXT_STEPS = 'next_steps';

export interface BringUpOptions {
  signal: AbortSignal;
  dryRun: boolean;
  /** Whether the policies and the plan guard may refuse the plan. */
  guard: boolean;
}

/** Plans a root module, applies that plan where it changes something, and says what comes next. */
export async function bringUp(
  stack: Stack,
  { signal, dryRun, guard }: BringUpOptions,
): Promise<void> {
  const run = { signal, tell: print };
  await ensureInitialised(stack, { ...run, purpose: 'state' });
  const plan = await makePlan(stack, run);
  if (dryRun) return summaryLines(plan.summary).forEach(print);
  if (plan.summary.hasChanges) {
    assertMayApply(stack, plan, { guard, allow: [] });
    await applySavedPlan(stack, run);
  }
  const { outputs } = await readOutputs(stack, signal);
  const next = outputs[NEXT_STEPS]?.value;
  if (typeof next === 'string') print(next.trimEnd());
}
