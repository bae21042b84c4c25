import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseJson } from '@nx/devkit';
import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';
import type { PluginOptions } from './options';
import { serviceTargets } from './targets';
import { terraformTargets } from './terraform-targets';

/** Files that may make a project one of this plugin's. */
export const PROJECT_FILES = '**/{project.json,.terraform.lock.hcl}';

const NOT_ROOT_MODULES = /(^|\/)(modules|bootstrap|examples)(\/|$)/;

/**
 * A service has a target `deploy` that leaves it to this plugin how. The Dockerfile does not decide:
 * were it missing, the service would be left out of a deploy without a word.
 */
function ownDeploy(projectFile: string): TargetConfiguration | undefined {
  const { targets } = parseJson<Partial<ProjectConfiguration>>(readFileSync(projectFile, 'utf8'));
  const deploy = targets?.['deploy'];
  return deploy && !deploy.executor && !deploy.command ? deploy : undefined;
}

/**
 * The targets that a file gives to the project in its folder; none when it is not for this plugin.
 * @param file path from the workspace root
 */
export function projectTargets(
  file: string,
  workspaceRoot: string,
  options: PluginOptions,
): Record<string, TargetConfiguration> | undefined {
  const folder = dirname(file);
  if (basename(file) === 'project.json') {
    const deploy = ownDeploy(join(workspaceRoot, file));
    return deploy && serviceTargets(options, deploy.options?.releaseStep?.files);
  }
  const isRootModule =
    existsSync(join(workspaceRoot, folder, 'project.json')) && !NOT_ROOT_MODULES.test(folder);
  return isRootModule ? terraformTargets(options) : undefined;
}
