import { Failure } from '../failure';
import type { PlanJson } from '../plan/plan-json';
import { stackName, targetCommand } from '../terraform/stack';
import type { Stack } from '../terraform/stack';
import { refusals, type Refusal } from './refusals';

const DONE = {
  replace: 'replaced',
  delete: 'destroyed',
  forget: 'forgotten',
  update: 'stopped and started',
} as const;

function refusalText({ address, action, reason, loss }: Refusal): string {
  const done = DONE[action as keyof typeof DONE];
  return `${address} would be ${done}${reason ? `: ${reason}` : ''}\n  it ${loss}`;
}

/** An option for a POSIX shell: addresses have double quotes in them, and may have a single one. */
const allowOption = (address: string): string => `--allow='${address.replaceAll("'", `'\\''`)}'`;

/**
 * @param allowed addresses that were allowed to go, from --allow
 * @throws Failure when the plan destroys, replaces or stops anything else that holds data or serves traffic
 */
export function assertAllowed(stack: Stack, plan: PlanJson, allowed: readonly string[]): void {
  const refused = refusals(plan, allowed);
  if (refused.length === 0) return;
  const planned = new Set((plan.resource_changes ?? []).map(({ address }) => address));
  const unknown = allowed.filter((address) => !planned.has(address));
  const wanted = [
    ...allowed.filter((address) => planned.has(address)),
    ...refused.map((r) => r.address),
  ];
  throw new Failure('The plan would take away what holds data or serves traffic', {
    code: 'guarded',
    where: stackName(stack),
    seen: [
      ...refused.map(refusalText),
      ...unknown.map((address) => `${address} was allowed but is not in the plan`),
    ].join('\n'),
    remedy: [
      'Nothing was applied. If it is meant, allow it by name; this applies the very plan that was shown:',
      [targetCommand(stack, 'apply'), ...wanted.map(allowOption)].join(' '),
    ].join('\n'),
  });
}
