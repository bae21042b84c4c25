import { join } from 'node:path';
import { type NxJsonConfiguration, readJsonFile } from '@nx/devkit';
import { checkPluginOptions, type PluginOptions } from './options';

const PLUGIN = 'nx-ec2/plugin';

/** The plugin's options in a nx.json. @throws Failure when they are missing or wrong */
export function pluginOptionsIn({ plugins = [] }: NxJsonConfiguration): PluginOptions {
  const plugin = plugins.find((one) => typeof one === 'object' && one.plugin === PLUGIN);
  return checkPluginOptions(
    typeof plugin === 'object' ? (plugin.options as Partial<PluginOptions>) : {},
  );
}

/**
 * The plugin's options in a workspace, for commands that are no targets.
 * @param root absolute folder of the workspace
 * @throws Failure when they are missing or wrong
 */
export const pluginOptionsOf = (root: string): PluginOptions =>
  pluginOptionsIn(readJsonFile<NxJsonConfiguration>(join(root, 'nx.json')));
