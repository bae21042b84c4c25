import type { Path } from './path';
import type { ModuleJson, PlanJson } from './plan-json';

export const MASK = '(sensitive)';

/**
 * A value with everything that Terraform marks as sensitive in it masked.
 * @param marks the shape of the value, with `true` where it is sensitive
 */
export function masked(value: unknown, marks: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (marks === true) return MASK;
  if (Array.isArray(value)) {
    const list: unknown[] = Array.isArray(marks) ? marks : [];
    return value.map((item, index) => masked(item, list[index]));
  }
  if (typeof value !== 'object') return value;
  const shape = (typeof marks === 'object' && marks !== null ? marks : {}) as object;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, masked(item, Reflect.get(shape, key))]),
  );
}

/** Whether the value at the end of a path, or something it is part of, is marked. */
export function isSensitive(marks: unknown, path: Path): boolean {
  if (marks === true) return true;
  const [step, ...rest] = path;
  if (step === undefined || typeof marks !== 'object' || marks === null) return false;
  return isSensitive(Reflect.get(marks, step), rest);
}

function maskModule(module: ModuleJson): ModuleJson {
  return {
    ...module,
    resources: module.resources?.map((resource) => ({
      ...resource,
      values: masked(resource.values, resource.sensitive_values) as typeof resource.values,
    })),
    child_modules: module.child_modules?.map(maskModule),
  };
}

type StateValues = NonNullable<PlanJson['planned_values']>;

const maskValues = (values: StateValues | undefined): StateValues | undefined =>
  values && {
    ...values,
    outputs:
      values.outputs &&
      Object.fromEntries(
        Object.entries(values.outputs).map(([name, output]) => [
          name,
          { ...output, value: masked(output.value, output.sensitive) },
        ]),
      ),
    root_module: values.root_module && maskModule(values.root_module),
  };

function maskChange<Change extends { before?: unknown; after?: unknown }>(
  change: Change & { before_sensitive?: unknown; after_sensitive?: unknown },
): Change {
  return {
    ...change,
    before: masked(change.before, change.before_sensitive),
    after: masked(change.after, change.after_sensitive),
  };
}

/** A plan as `terraform show -json` gives it, which has secrets in clear text, without them. */
export function maskPlan(plan: PlanJson): PlanJson {
  const declared = plan.configuration?.root_module?.variables ?? {};
  const changes = (list: PlanJson['resource_changes']) =>
    list?.map((entry) => ({ ...entry, change: maskChange(entry.change) }));
  const mapped = <Item>(
    record: Record<string, Item> | undefined,
    to: (i: Item, n: string) => Item,
  ) =>
    record &&
    Object.fromEntries(Object.entries(record).map(([name, item]) => [name, to(item, name)]));
  return {
    ...plan,
    variables: mapped(plan.variables, ({ value }, name) => ({
      value: masked(value, declared[name]?.sensitive),
    })),
    resource_changes: changes(plan.resource_changes),
    resource_drift: changes(plan.resource_drift),
    output_changes: mapped(plan.output_changes, maskChange),
    planned_values: maskValues(plan.planned_values),
    prior_state: plan.prior_state && {
      ...plan.prior_state,
      values: maskValues(plan.prior_state.values),
    },
  };
}
