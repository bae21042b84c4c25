import type { ChangeJson, PlanJson, Values } from './plan-json';

type Change = ChangeJson['change'];

/** An entry of `resource_changes`; type and name are read from the address. */
export function change(address: string, actions: string[], more: Partial<Change> = {}): ChangeJson {
  const [type = '', name = ''] = address
    .replace(/\["[^"]*"\]/g, '')
    .replace(/^(module\.[^.]+\.)+/, '')
    .split('.');
  return { address, mode: 'managed', type, name, change: { actions, ...more } };
}

export const update = (address: string, before: Values, after: Values): ChangeJson =>
  change(address, ['update'], { before, after });

export interface FixtureResource {
  values: Values;
  /** Argument → what it refers to, for values that are not known yet. */
  refers?: Record<string, string[]>;
}

/** A plan after which the root module has these resources, by `<type>.<name>`. */
export function planOf(resources: Record<string, FixtureResource>, more: PlanJson = {}): PlanJson {
  const entries = Object.entries(resources).map(([address, { values, refers = {} }]) => {
    const [type = '', name = ''] = address.split('.');
    const written = Object.keys(values).map((key) => [key, { constant_value: values[key] }]);
    const referring = Object.entries(refers).map(([key, references]) => [key, { references }]);
    const expressions = Object.fromEntries([...written, ...referring]);
    return { address, mode: 'managed' as const, type, name, values, expressions };
  });
  return {
    planned_values: { root_module: { resources: entries } },
    configuration: { root_module: { resources: entries } },
    ...more,
  };
}
