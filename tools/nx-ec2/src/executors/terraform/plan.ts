import { summaryLines } from '../../plan/summary-text';
import { makePlan } from '../../terraform/plan';
import type { Command } from './command';
import { prepare } from './prepare';

/** Shows what would change, and saves the plan for `apply`. */
export const plan: Command = async (stack, options) => {
  await prepare(stack, options);
  const { summary } = await makePlan(stack, options);
  summaryLines(summary).forEach(options.tell);
  return { outcome: summary.hasChanges ? 'changes' : 'unchanged', plan: summary };
};
