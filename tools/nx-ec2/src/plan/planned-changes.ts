import type { ChangeJson, PlanJson } from './plan-json';

export const ACTIONS = ['create', 'update', 'replace', 'delete', 'forget'] as const;

/** What a plan does to a resource; `forget` leaves it in the account and takes it out of the state. */
export type PlannedAction = (typeof ACTIONS)[number];

const isPlannedAction = (action: string): action is PlannedAction =>
  (ACTIONS as readonly string[]).includes(action);

/** The one word for the actions of a change; undefined for what stays or is only read. */
export function plannedAction({ change: { actions } }: ChangeJson): PlannedAction | undefined {
  if (actions.length > 1) return actions.includes('delete') ? 'replace' : 'create';
  const [action = ''] = actions;
  return isPlannedAction(action) ? action : undefined;
}

/** The resources that a plan changes, without those it only reads. */
export const plannedChanges = ({
  resource_changes = [],
}: PlanJson): { json: ChangeJson; action: PlannedAction }[] =>
  resource_changes.flatMap((json) => {
    const action = json.mode === 'data' ? undefined : plannedAction(json);
    return action ? [{ json, action }] : [];
  });
