import type { ExecutorContext } from '@nx/devkit';
import { readMachine } from '../../environment/machine';
import { runExecutor } from '../../run-executor';
import { assertServicesInStep } from '../../terraform/services-check';
import { describeStack } from '../../terraform/stack';
import type { Stack } from '../../terraform/stack';
import type { CommandOptions } from './command';
import { COMMANDS } from './commands';
import type { TerraformExecutorOptions } from './schema';

function stackOf(options: TerraformExecutorOptions, context: ExecutorContext): Stack {
  const { projectName = '', projectsConfigurations, root } = context;
  const { project, environment, region, accountId, lockTimeout = 60 } = options;
  return describeStack({
    workspaceRoot: root,
    projectName,
    projectRoot: projectsConfigurations.projects[projectName]?.root ?? '',
    target: { project, environment, region, accountId },
    varFile: options.varFile,
    variables: options.vars,
    pluginDir: options.pluginDir,
    lockTimeout,
  });
}

/** Runs a Terraform command for one environment. */
export default function terraformExecutor(
  options: TerraformExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const {
    command,
    autoApprove = false,
    json = false,
    fix = false,
    dryRun = false,
    createStateBucket = false,
  } = options;
  return runExecutor((signal) => {
    const machine = readMachine();
    const stack = stackOf(options, context);
    const given: CommandOptions = {
      signal,
      autoApprove,
      json,
      fix,
      dryRun: machine.dryRun ?? dryRun,
      createStateBucket,
    };
    if (command === 'deploy' || command === 'plan') {
      assertServicesInStep(stack, context.projectsConfigurations.projects);
    }
    return COMMANDS[command](stack, given);
  });
}
