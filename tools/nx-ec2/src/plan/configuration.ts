import { posix } from 'node:path';
import type { ModuleConfiguration, PlanJson, ResourceJson, Values } from './plan-json';

/** How a resource is written, whichever instance of its module it is in. */
export interface ResourceConfiguration {
  /** Folder of its module, from the root module; undefined when the module comes from elsewhere. */
  folder?: string;
  /** Arguments that are set, as Terraform describes them in a plan. */
  expressions: Values;
}

const MODULE_STEP = /module\.([^.[\]]+)(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\.?/g;

/** `module.host["app"].module.disk` → `host.disk`: the calls, without their keys. */
const callsOf = (moduleAddress: string): string =>
  [...moduleAddress.matchAll(MODULE_STEP)].map(([, name]) => name).join('.');

interface ConfiguredModule {
  folder?: string;
  module: ModuleConfiguration;
}

function collect(
  { module, folder }: ConfiguredModule,
  calls: readonly string[],
  into: Map<string, ConfiguredModule>,
): Map<string, ConfiguredModule> {
  into.set(calls.join('.'), { module, folder });
  for (const [name, call] of Object.entries(module.module_calls ?? {})) {
    const local = folder !== undefined && /^\.\.?\//.test(call.source ?? '');
    const below = local ? posix.join(folder, call.source ?? '') : undefined;
    collect({ module: call.module ?? {}, folder: below }, [...calls, name], into);
  }
  return into;
}

type Located = Pick<ResourceJson, 'address' | 'type' | 'name'>;

/** Address of the module instance that a resource is in, e.g. `module.host["app"]`; empty for the root. */
export const moduleAddressOf = ({ address, type, name }: Located): string =>
  address.slice(0, address.lastIndexOf(`${type}.${name}`)).replace(/(^|\.)data\.$|\.$/, '');

export type ConfigurationLookup = (resource: Located) => ResourceConfiguration;

/** Finds how the resources of a plan are written. */
export function configurationOf({ configuration }: PlanJson): ConfigurationLookup {
  const root = { module: configuration?.root_module ?? {}, folder: '.' };
  const modules = collect(root, [], new Map());
  return (resource) => {
    const { module, folder } = modules.get(callsOf(moduleAddressOf(resource))) ?? { module: {} };
    const found = module.resources?.find(
      ({ type, name }) => type === resource.type && name === resource.name,
    );
    return { folder, expressions: found?.expressions ?? {} };
  };
}

/** Folders of all local modules, from the root module, that folder itself included. */
export const moduleFolders = ({ configuration }: PlanJson): string[] => {
  const root = { module: configuration?.root_module ?? {}, folder: '.' };
  const folders = [...collect(root, [], new Map()).values()].flatMap(({ folder }) => folder ?? []);
  return [...new Set(folders)];
};

/** What an argument refers to, e.g. `aws_vpc.this.id` and `aws_vpc.this`; empty for a constant. */
export function referencesOf({ expressions }: ResourceConfiguration, argument: string): string[] {
  const expression = expressions[argument] as { references?: string[] } | undefined;
  return expression?.references ?? [];
}
