/** Attributes of a resource by name. */
export type Values = Record<string, unknown>;

/** One entry of `resource_changes` or `resource_drift`. */
export interface ChangeJson {
  address: string;
  module_address?: string;
  mode?: 'managed' | 'data';
  type: string;
  name: string;
  /** Set for an object that a failed replacement left behind; not the resource itself. */
  deposed?: string;
  /** Why Terraform replaces or destroys, e.g. `replace_because_tainted`. */
  action_reason?: string;
  change: {
    actions: string[];
    before?: Values | null;
    after?: Values | null;
    /** The shape of the values, `true` where one is known only after the apply. */
    after_unknown?: unknown;
    /** The shape of the values, `true` where one is sensitive. */
    before_sensitive?: unknown;
    after_sensitive?: unknown;
    /** Attributes that force a replacement, each as a path. */
    replace_paths?: (string | number)[][];
  };
}

export interface ResourceJson {
  address: string;
  mode?: 'managed' | 'data';
  type: string;
  name: string;
  values?: Values;
  sensitive_values?: unknown;
}

export interface ModuleJson {
  address?: string;
  resources?: ResourceJson[];
  child_modules?: ModuleJson[];
}

/** A module as it is written, before its values are known. */
export interface ModuleConfiguration {
  resources?: { type: string; name: string; mode?: string; expressions?: Values }[];
  module_calls?: Record<string, { source?: string; module?: ModuleConfiguration }>;
  variables?: Record<string, { sensitive?: boolean }>;
}

interface StateValues {
  outputs?: Record<string, { sensitive?: boolean; value?: unknown }>;
  root_module?: ModuleJson;
}

/**
 * The parts used here of what `terraform show -json <plan>` prints.
 * See https://developer.hashicorp.com/terraform/internals/json-format
 */
export interface PlanJson {
  terraform_version?: string;
  timestamp?: string;
  variables?: Record<string, { value?: unknown }>;
  resource_changes?: ChangeJson[];
  /** What was found in the account other than the state has it. */
  resource_drift?: ChangeJson[];
  output_changes?: Record<string, ChangeJson['change']>;
  /** All resources as they are after the apply, as far as that is known. */
  planned_values?: StateValues;
  /** All resources as they are now. */
  prior_state?: { values?: StateValues };
  configuration?: { root_module?: ModuleConfiguration };
}

/** Every resource of a module and of those below it. */
export const resourcesIn = ({ resources = [], child_modules = [] }: ModuleJson): ResourceJson[] => [
  ...resources,
  ...child_modules.flatMap(resourcesIn),
];
