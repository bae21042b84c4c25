import type { ChangeJson, PlanJson } from '../plan/plan-json';
import { plannedChanges, type PlannedAction } from '../plan/planned-changes';
import { replacementReason } from '../plan/replacement-reason';
import { lossOf, stoppedFor } from './guarded-types';

/** One thing that a plan may not do unless it is allowed by name. */
export interface Refusal {
  address: string;
  action: PlannedAction;
  /** Why Terraform does it, e.g. which attribute forces the replacement. */
  reason?: string;
  /** What would be lost. */
  loss: string;
}

type Found = Pick<Refusal, 'reason' | 'loss'>;

function lost(json: ChangeJson, action: PlannedAction): Found | undefined {
  const loss = lossOf(json.type, action);
  return loss === undefined ? undefined : { reason: replacementReason(json, action), loss };
}

/** An update in place that the provider makes by stopping the resource and starting it again. */
function stopped({ type, change }: ChangeJson, action: PlannedAction): Found | undefined {
  const changed = stoppedFor(type).filter((name) => change.before?.[name] !== change.after?.[name]);
  if (action !== 'update' || changed.length === 0) return undefined;
  return {
    reason: `${changed.join(', ')} is changed while it does not run`,
    loss: 'serves no requests until it has started again: allow one host per run',
  };
}

/**
 * What a plan destroys, replaces or stops although it holds data or serves traffic.
 * @param allowed addresses that may go
 */
export const refusals = (plan: PlanJson, allowed: readonly string[]): Refusal[] =>
  plannedChanges(plan).flatMap(({ json, action }) => {
    const found = json.deposed ? undefined : (lost(json, action) ?? stopped(json, action));
    if (!found || allowed.includes(json.address)) return [];
    return [{ address: json.address, action, ...found }];
  });
