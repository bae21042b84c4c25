import type { ModuleJson, PlanJson } from './plan-json';
import { masked } from './sensitive';
import { sensitiveAttributes } from './sensitive-attributes';

type MarksOfType = (type: string) => Record<string, true>;

/** Both marks on a value; the second knows attributes only. */
const united = (marks: unknown, more: Record<string, true>): unknown =>
  marks === true ? true : { ...(marks as object | null), ...more };

function maskModule(module: ModuleJson, ofType: MarksOfType): ModuleJson {
  return {
    ...module,
    resources: module.resources?.map((resource) => ({
      ...resource,
      values: masked(
        resource.values,
        united(resource.sensitive_values, ofType(resource.type)),
      ) as typeof resource.values,
    })),
    child_modules: module.child_modules?.map((child) => maskModule(child, ofType)),
  };
}

type StateValues = NonNullable<PlanJson['planned_values']>;

const maskValues = (
  values: StateValues | undefined,
  ofType: MarksOfType,
): StateValues | undefined =>
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
    root_module: values.root_module && maskModule(values.root_module, ofType),
  };

function maskChange<Change extends { before?: unknown; after?: unknown }>(
  change: Change & { before_sensitive?: unknown; after_sensitive?: unknown },
  more: Record<string, true> = {},
): Change {
  return {
    ...change,
    before: masked(change.before, united(change.before_sensitive, more)),
    after: masked(change.after, united(change.after_sensitive, more)),
  };
}

/** A plan as `terraform show -json` gives it, which has secrets in clear text, without them. */
export function maskPlan(plan: PlanJson): PlanJson {
  const types = sensitiveAttributes(plan);
  const ofType: MarksOfType = (type) => types.get(type) ?? {};
  const declared = plan.configuration?.root_module?.variables ?? {};
  const changes = (list: PlanJson['resource_changes']) =>
    list?.map((entry) => ({ ...entry, change: maskChange(entry.change, ofType(entry.type)) }));
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
    output_changes: mapped(plan.output_changes, (change) => maskChange(change)),
    planned_values: maskValues(plan.planned_values, ofType),
    prior_state: plan.prior_state && {
      ...plan.prior_state,
      values: maskValues(plan.prior_state.values, ofType),
    },
  };
}
