import { existsSync } from 'node:fs';
import type { ExecutorContext } from '@nx/devkit';
import { describeStack } from '../../terraform/stack';
import type { Stack } from '../../terraform/stack';
import type { TerraformExecutorOptions } from './schema';

type StackOptions = Pick<
  TerraformExecutorOptions,
  | 'project'
  | 'environment'
  | 'region'
  | 'accountId'
  | 'bootstrap'
  | 'varFile'
  | 'vars'
  | 'pluginDir'
  | 'lockTimeout'
>;

/** The root module and environment that an executor is to work on. */
export function stackOf(options: StackOptions, context: ExecutorContext): Stack {
  const { projectName = '', projectsConfigurations, root } = context;
  const { project, environment, region, accountId, lockTimeout = 60 } = options;
  return describeStack({
    workspaceRoot: root,
    projectName,
    projectRoot: projectsConfigurations.projects[projectName]?.root ?? '',
    bootstrap: options.bootstrap,
    target: { project, environment, region, accountId },
    varFile: options.varFile,
    variables: options.vars,
    pluginDir: options.pluginDir,
    lockTimeout,
  });
}

/** The root module that comes before the one of the options; undefined where a project has none. */
export function bootstrapOf(options: StackOptions, context: ExecutorContext): Stack | undefined {
  const stack = stackOf({ ...options, bootstrap: true }, context);
  return existsSync(stack.root) ? stack : undefined;
}
