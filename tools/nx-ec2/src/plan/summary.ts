import { differences } from './differences';
import type { ChangeJson, PlanJson } from './plan-json';
import { pathText } from './path';
import { ACTIONS, plannedChanges, type PlannedAction } from './planned-changes';
import { replacementReason } from './replacement-reason';
import { serviceOf, servicesIn } from './service-of';

export interface SummarisedChange {
  address: string;
  action: PlannedAction;
  /** The service that the resource belongs to; left out when it is none or several. */
  service?: string;
  /** Attributes that change in place or force a replacement; never their values. */
  attributes: string[];
  /** Why it is replaced or destroyed. */
  reason?: string;
}

/** What a plan does, without any value: safe to print, to archive and to send to a chat. */
export interface PlanSummary {
  /** Raised when the meaning of a field changes. */
  version: 1;
  project: string;
  environment: string;
  /** Whether it is the plan of a `destroy`. */
  destroy: boolean;
  /** Whether applying it would do anything, be it only to outputs. */
  hasChanges: boolean;
  /** When it was made, ISO 8601. */
  created?: string;
  counts: Record<PlannedAction, number>;
  changes: SummarisedChange[];
  /** Names of the outputs that change. */
  outputs: string[];
}

export interface SummaryInput {
  project: string;
  environment: string;
  destroy: boolean;
}

/** Top-level attributes that an update changes; those known only after the apply count as changed. */
function changedAttributes({ change }: ChangeJson): string[] {
  const unknown = Object.entries(change.after_unknown ?? {}).flatMap(([name, value]) =>
    value === true ? [name] : [],
  );
  const changed = differences(change.before, change.after).map(({ path }) => String(path[0]));
  return [...new Set([...changed, ...unknown])].filter((name) => name !== 'tags_all').sort();
}

function attributesOf(json: ChangeJson, action: PlannedAction): string[] {
  if (action === 'replace') return (json.change.replace_paths ?? []).map(pathText);
  return action === 'update' ? changedAttributes(json) : [];
}

/** The summary of a plan. Its shape is documented in the plugin's README. */
export function summarise(
  plan: PlanJson,
  { project, environment, destroy }: SummaryInput,
): PlanSummary {
  const prefix = `${project}-${environment}`;
  const services = servicesIn(plan, prefix);
  const changes = plannedChanges(plan).map(({ json, action }): SummarisedChange => {
    const service = serviceOf(json, services, prefix);
    const reason = replacementReason(json, action);
    return {
      address: json.address,
      action,
      ...(service && { service }),
      attributes: attributesOf(json, action),
      ...(reason && { reason }),
    };
  });
  const count = (wanted: PlannedAction) => changes.filter(({ action }) => action === wanted).length;
  const outputs = Object.entries(plan.output_changes ?? {}).flatMap(([name, { actions }]) =>
    actions.includes('no-op') ? [] : [name],
  );
  return {
    version: 1,
    project,
    environment,
    destroy,
    hasChanges: changes.length > 0 || outputs.length > 0,
    created: plan.timestamp,
    counts: Object.fromEntries(
      ACTIONS.map((action) => [action, count(action)]),
    ) as PlanSummary['counts'],
    changes,
    outputs,
  };
}
