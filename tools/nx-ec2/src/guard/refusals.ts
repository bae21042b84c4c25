import type { PlanJson } from '../plan/plan-json';
import { plannedChanges, type PlannedAction } from '../plan/planned-changes';
import { replacementReason } from '../plan/replacement-reason';
import { lossOf } from './guarded-types';

/** One thing that a plan may not do unless it is allowed by name. */
export interface Refusal {
  address: string;
  action: PlannedAction;
  /** Why Terraform does it, e.g. which attribute forces the replacement. */
  reason?: string;
  /** What would be lost. */
  loss: string;
}

/**
 * What a plan destroys or replaces although it holds data or serves traffic.
 * @param allowed addresses that may go
 */
export const refusals = (plan: PlanJson, allowed: readonly string[]): Refusal[] =>
  plannedChanges(plan).flatMap(({ json, action }) => {
    const loss = json.deposed ? undefined : lossOf(json.type, action);
    if (!loss || allowed.includes(json.address)) return [];
    return [{ address: json.address, action, reason: replacementReason(json, action), loss }];
  });
