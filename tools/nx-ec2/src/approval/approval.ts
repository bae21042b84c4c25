import { refusals } from '../guard/refusals';
import { planText } from '../plan/summary-text';
import type { PlanSummary } from '../plan/summary';
import type { ReadPlan } from '../terraform/show-plan';
import { stackName } from '../terraform/stack';
import type { Stack } from '../terraform/stack';

/** Whether a person has to look at a plan before it is applied, and what that person has to know. */
export interface Approval {
  /** Why; empty when it may be applied as it is. */
  reasons: string[];
  /** Addresses that `apply` refuses to take away unless they are allowed by name. */
  toAllow: string[];
  /** What is asked, in full; empty when there are no reasons. */
  question: string;
}

export interface ApprovalOptions {
  /** Whether the environment asks for an approval of everything. */
  always: boolean;
  /** Whether applies of the environment are guarded. */
  guard: boolean;
}

/** As much of a plan as a person reads in a dialogue, and as a variable of a process may hold. */
const MOST_LINES = 200;

function shortened(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= MOST_LINES) return text;
  const rest = `  … and ${lines.length - MOST_LINES} lines more in plan.txt`;
  return [...lines.slice(0, MOST_LINES), rest].join('\n');
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

function reasonsFor(
  { counts, environment }: PlanSummary,
  stopped: number,
  always: boolean,
): string[] {
  const lost = [
    { count: counts.delete, how: 'destroyed' },
    { count: counts.replace, how: 'replaced' },
    { count: counts.forget, how: 'forgotten' },
    { count: stopped, how: 'stopped for a while' },
  ];
  return [
    ...lost
      .filter(({ count }) => count > 0)
      .map(({ count, how }) => `${plural(count, 'resource')} would be ${how}`),
    ...(always ? [`every release to ${environment} is to be approved (nx.json)`] : []),
  ];
}

/** Decides about a plan: it needs an approval when it takes anything away, or the environment asks for one. */
export function approvalOf(
  stack: Stack,
  { json, summary }: ReadPlan,
  { always, guard }: ApprovalOptions,
): Approval {
  const refused = refusals(json, []);
  const stopped = refused.filter(({ action }) => action === 'update').length;
  const reasons = reasonsFor(summary, stopped, always);
  const toAllow = guard ? refused.map(({ address }) => address) : [];
  if (reasons.length === 0) return { reasons, toAllow, question: '' };
  const question = [
    shortened(planText(stackName(stack), summary)),
    `To be approved because ${reasons.join('; ')}.`,
    ...(toAllow.length > 0
      ? [
          'They hold data or serve traffic. Whoever means it allows them by name:',
          toAllow.join(','),
        ]
      : []),
  ].join('\n');
  return { reasons, toAllow, question };
}
