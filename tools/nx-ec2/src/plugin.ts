import type { CreateNodes, PreTasksExecution } from '@nx/devkit';
import { dryRunVariable } from './environment/machine';
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

/**
 * Refuses an unknown environment before any task starts, and makes a dry run one of every step:
 * what is set in the process environment here, Nx hands to all tasks.
 */
export const preTasksExecution: PreTasksExecution<PluginOptions> = (options, { argv }) => {
  const request = readRequest(argv.slice(2));
  told(() => checkRequest(request, checkPluginOptions(options)));
  if (request.dryRun) process.env[dryRunVariable] = 'true';
};
