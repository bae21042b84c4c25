import { summaryLines } from '../../plan/summary-text';
import { applySavedPlan } from '../../terraform/apply';
import { assertSavedPlan } from '../../terraform/assert-saved-plan';
import { readPlan } from '../../terraform/show-plan';
import type { Command } from './command';
import { assertMayApply } from './may-apply';
import { prepare } from './prepare';

/** Applies the plan that `plan` saved, and nothing else. */
export const apply: Command = async (stack, options) => {
  assertSavedPlan(stack);
  await prepare(stack, options);
  const read = await readPlan(stack, options.signal);
  if (options.dryRun) {
    summaryLines(read.summary).forEach(options.tell);
    return { outcome: 'planned', plan: read.summary };
  }
  assertMayApply(stack, read, options);
  const counts = await applySavedPlan(stack, options);
  return { outcome: 'applied', counts, plan: read.summary };
};
