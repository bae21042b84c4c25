import type { CreateNodes, PreTasksExecution } from '@nx/devkit';
import { describeFailure, Failure } from './failure';
import { checkRequest } from './plugin/check-request';
import { checkPluginOptions } from './plugin/options';
import type { PluginOptions } from './plugin/options';
import { PROJECT_FILES, projectTargets } from './plugin/project-targets';
import { readRequest } from './plugin/requested';

export type { PluginOptions } from './plugin/options';

export const name = 'nx-ec2';

/** Nx shows the message of an error only, so the whole description goes into it. */
function told<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw error instanceof Failure ? new Error(describeFailure(error)) : error;
  }
}

/** Gives deployable projects their targets: services with a Dockerfile, Terraform root modules. */
export const createNodes: CreateNodes<PluginOptions> = [
  PROJECT_FILES,
  (files, options, { workspaceRoot }) => {
    const checked = told(() => checkPluginOptions(options));
    return files.flatMap((file) => {
      const targets = projectTargets(file, workspaceRoot, checked);
      if (!targets) return [];
      const root = file.slice(0, Math.max(0, file.lastIndexOf('/'))) || '.';
      return [[file, { projects: { [root]: { root, targets } } }] as const];
    });
  },
];

/** Every task would print the AWS SDK's note about Node's age, between the lines that matter. */
const QUIET_SDK = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

/**
 * Refuses an unknown environment and a half-dry run before any task starts. What it sets in the
 * process environment, Nx hands to every task.
 */
export const preTasksExecution: PreTasksExecution<PluginOptions> = (options, { argv }) => {
  process.env[QUIET_SDK] ??= 'true';
  told(() => checkRequest(readRequest(argv.slice(2)), checkPluginOptions(options)));
};
