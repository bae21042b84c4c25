import {
  configurationOf,
  moduleAddressOf,
  referencesOf,
  type ResourceConfiguration,
} from '../plan/configuration';
import { resourcesIn, type PlanJson, type ResourceJson, type Values } from '../plan/plan-json';

/** A resource as it is after the apply. */
export interface PlannedResource {
  address: string;
  type: string;
  name: string;
  /** Address of the module instance it is in; empty in the root module. */
  module: string;
  /** What is known of its values before the apply. */
  values: Values;
  configuration: ResourceConfiguration;
}

/** What the rules look at. */
export interface PlanModel {
  resources: PlannedResource[];
  /** Data sources that can only be read during the apply, with what is known of their arguments. */
  unreadData: PlannedResource[];
}

/** The resources and unread data sources of a plan. */
export function planModel(plan: PlanJson): PlanModel {
  const lookUp = configurationOf(plan);
  const planned = ({ address, type, name, values = {} }: ResourceJson): PlannedResource => ({
    address,
    type,
    name,
    module: moduleAddressOf({ address, type, name }),
    values,
    configuration: lookUp({ address, type, name }),
  });
  const after = resourcesIn(plan.planned_values?.root_module ?? {});
  const unread = (plan.resource_changes ?? []).filter(
    ({ mode, change }) => mode === 'data' && change.actions.includes('read'),
  );
  return {
    resources: after.filter(({ mode }) => mode !== 'data').map(planned),
    unreadData: unread.map((entry) => planned({ ...entry, values: entry.change.after ?? {} })),
  };
}

/** Names by which one resource refers to another once they are known. */
const IDENTITIES = ['id', 'bucket', 'arn', 'name'];

/**
 * Whether an argument of `from` names `to`: by its value, or before that is known by what is written,
 * for which the two have to be in one module.
 */
export function pointsTo(from: PlannedResource, argument: string, to: PlannedResource): boolean {
  const value = from.values[argument];
  if (typeof value === 'string') return IDENTITIES.some((key) => to.values[key] === value);
  const wanted = `${to.type}.${to.name}`;
  return from.module === to.module && referencesOf(from.configuration, argument).includes(wanted);
}

/** Nested blocks of a kind, e.g. `root_block_device`; empty when there are none. */
export const blocks = (values: Values, name: string): Values[] => {
  const value = values[name];
  return Array.isArray(value) ? value.filter((block) => typeof block === 'object' && block) : [];
};
