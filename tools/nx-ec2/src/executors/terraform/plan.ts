import { approvalOf } from '../../approval/approval';
import { writeApproval } from '../../approval/approval-file';
import { summaryLines } from '../../plan/summary-text';
import { makePlan } from '../../terraform/plan';
import type { Command } from './command';
import { prepare } from './prepare';

/** Shows what would change, saves the plan for `apply`, and says whether somebody has to approve it. */
export const plan: Command = async (stack, options) => {
  await prepare(stack, options);
  const { json, summary } = await makePlan(stack, options);
  summaryLines(summary).forEach(options.tell);
  const { approval: always, guard } = options;
  const approval = approvalOf(stack, { json, summary }, { always, guard });
  await writeApproval(stack, approval);
  const outcome = summary.hasChanges ? 'changes' : 'unchanged';
  return { outcome, approval: approval.reasons, plan: summary };
};
