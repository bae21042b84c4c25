import { differences, type Difference } from '../plan/differences';
import { pathText } from '../plan/path';
import type { ChangeJson, PlanJson, Values } from '../plan/plan-json';
import { plannedChanges } from '../plan/planned-changes';
import { isSensitive, MASK } from '../plan/sensitive';
import type { DriftFinding } from './finding';

type Undo = (values: Values) => string;

/**
 * Attributes that no configuration sets and no plan puts back, and that matter all the same, with the
 * command that does.
 */
const WATCHED: Readonly<Record<string, Readonly<Record<string, Undo>>>> = {
  aws_instance: {
    instance_state: ({ id }) => `aws ec2 start-instances --instance-ids ${id}`,
  },
};

/** Made by the provider from `tags` and the default tags, so a difference in it says nothing more. */
const DERIVED = 'tags_all';

const SHOWN = 80;

function shown(value: unknown, marks: unknown, { path }: Difference): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (isSensitive(marks, path)) return MASK;
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}

/** Attributes that an apply of the plan would change. */
const putBack = (planned: ChangeJson | undefined): Set<unknown> =>
  new Set(
    planned
      ? differences(planned.change.before, planned.change.after).map(({ path }) => path[0])
      : [],
  );

function changedAttributes(drifted: ChangeJson, planned: ChangeJson | undefined): DriftFinding[] {
  const { address, type, change } = drifted;
  const counts = putBack(planned);
  const watched = WATCHED[type] ?? {};
  return differences(change.before, change.after)
    .filter(({ path: [first] }) => first !== DERIVED)
    .filter(({ path: [first] }) => counts.has(first) || String(first) in watched)
    .map((difference) => {
      const undo = watched[String(difference.path[0])]?.(change.after ?? {});
      return {
        kind: 'changed',
        address,
        what: pathText(difference.path),
        written: shown(difference.before, change.before_sensitive, difference),
        found: shown(difference.after, change.after_sensitive, difference),
        ...(undo && { undo }),
      };
    });
}

/**
 * What was changed or deleted by hand since the last apply. Of all that was found other than the
 * state has it, only what the configuration sets counts, and so would be put back: the rest is what
 * AWS fills in later (an address, a list of rules).
 */
export function changedByHand(plan: PlanJson): DriftFinding[] {
  const planned = new Map(plannedChanges(plan).map(({ json }) => [json.address, json]));
  return (plan.resource_drift ?? [])
    .filter(({ mode }) => mode !== 'data')
    .flatMap((drifted): DriftFinding[] =>
      drifted.change.actions.includes('delete')
        ? [{ kind: 'deleted', address: drifted.address, what: 'the whole resource' }]
        : changedAttributes(drifted, planned.get(drifted.address)),
    );
}

/** Resources that the configuration would change though nobody touched them: what is not applied yet. */
export function notApplied(plan: PlanJson, findings: readonly DriftFinding[]): string[] {
  const drifted = new Set(findings.map(({ address }) => address));
  return plannedChanges(plan)
    .map(({ json }) => json.address)
    .filter((address) => !drifted.has(address));
}
