import { resourcesIn, type PlanJson } from './plan-json';

interface Marked {
  type: string;
  marks: unknown;
}

function marksIn({
  resource_changes,
  resource_drift,
  planned_values,
  prior_state,
}: PlanJson): Marked[] {
  const changes = [...(resource_changes ?? []), ...(resource_drift ?? [])];
  const states = [planned_values, prior_state?.values].flatMap((values) =>
    resourcesIn(values?.root_module ?? {}),
  );
  return [
    ...changes.flatMap(({ type, change: { before_sensitive, after_sensitive } }) =>
      [before_sensitive, after_sensitive].map((marks) => ({ type, marks })),
    ),
    ...states.map(({ type, sensitive_values }) => ({ type, marks: sensitive_values })),
  ];
}

/**
 * For each resource type, a mark on every attribute that is sensitive anywhere in the plan. Terraform
 * (1.11) leaves out what the provider declares sensitive from the new half of a replacement.
 */
export function sensitiveAttributes(plan: PlanJson): Map<string, Record<string, true>> {
  const types = new Map<string, Record<string, true>>();
  for (const { type, marks } of marksIn(plan)) {
    const sensitive = Object.entries(marks ?? {}).filter(([, mark]) => mark === true);
    const names = sensitive.map(([name]) => [name, true] as const);
    types.set(type, { ...types.get(type), ...Object.fromEntries(names) });
  }
  return types;
}
