import { join } from 'node:path';
import { type NxJsonConfiguration, readJsonFile } from '@nx/devkit';
import { checkPluginOptions, type PluginOptions } from './options';

const PLUGIN = 'nx-ec2/plugin';

/**
 * The plugin's options in a workspace, for commands that are no targets.
 * @param root absolute folder of the workspace
 * @throws Failure when they are missing or wrong
 */
export function pluginOptionsOf(root: string): PluginOptions {
  const { plugins = [] } = readJsonFile<NxJsonConfiguration>(join(root, 'nx.json'));
  const plugin = plugins.find((one) => typeof one === 'object' && one.plugin === PLUGIN);
  return checkPluginOptions(
    typeof plugin === 'object' ? (plugin.options as Partial<PluginOptions>) : {},
  );
}
