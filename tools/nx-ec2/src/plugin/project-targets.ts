import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';
import type { PluginOptions } from './options';
import { serviceTargets, terraformTargets } from './targets';

/** Files that make a project one of this plugin's. */
export const PROJECT_FILES = '**/{Dockerfile,.terraform.lock.hcl}';

const NOT_ROOT_MODULES = /(^|\/)(modules|bootstrap|examples)(\/|$)/;

/**
 * The targets that a file gives to the project in its folder; none when the folder is no project.
 * @param file path from the workspace root
 */
export function projectTargets(
  file: string,
  workspaceRoot: string,
  options: PluginOptions,
): Record<string, TargetConfiguration> | undefined {
  const folder = dirname(file);
  if (!existsSync(join(workspaceRoot, folder, 'project.json'))) return undefined;
  if (basename(file) === 'Dockerfile') return serviceTargets(options);
  return NOT_ROOT_MODULES.test(folder) ? undefined : terraformTargets(options);
}
