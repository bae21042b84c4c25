import type { ExecutorContext } from '@nx/devkit';
import { readMachine } from '../../environment/machine';
import { print, warn } from '../../report/print';
import { runExecutor } from '../../run-executor';
import { assertServicesInStep } from '../../terraform/services-check';
import type { Stack } from '../../terraform/stack';
import type { CommandOptions, CommandResult } from './command';
import { COMMANDS } from './commands';
import { jsonResult } from './json-result';
import type { TerraformExecutorOptions } from './schema';
import { bootstrapOf, stackOf } from './stack-of';

function commandOptions(options: TerraformExecutorOptions, signal: AbortSignal): CommandOptions {
  const { json = false, guard = true, allow = [], protected: isProtected = false } = options;
  const { approval = false } = options;
  return {
    signal,
    json,
    guard,
    // Empty where a pipeline hands on that nothing was named.
    allow: allow.filter((address) => address !== ''),
    approval,
    protectedEnvironment: isProtected,
    destroyProtected: options.destroyProtected,
    id: options.id,
    yes: options.yes ?? false,
    fix: options.fix ?? false,
    refresh: options.refresh ?? true,
    dryRun: readMachine().dryRun ?? options.dryRun ?? false,
    createStateBucket: options.createStateBucket ?? false,
    tell: json ? warn : print,
  };
}

const NEEDS_SERVICES = ['deploy', 'plan', 'policy', 'cost'];

/** Depend on files alone, and so take both root modules of a project; fmt looks into all folders anyway. */
const CHECKS = ['validate', 'test'];

function stacksOf(options: TerraformExecutorOptions, context: ExecutorContext): Stack[] {
  const stack = stackOf(options, context);
  const before = CHECKS.includes(options.command) ? bootstrapOf(options, context) : undefined;
  return before && !stack.bootstrap ? [stack, before] : [stack];
}

/** Runs a Terraform command for one environment. */
export default function terraformExecutor(
  options: TerraformExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const { command, json = false } = options;
  return runExecutor(async (signal) => {
    for (const stack of stacksOf(options, context)) {
      let result: CommandResult | void;
      try {
        if (NEEDS_SERVICES.includes(command) && !stack.bootstrap) {
          assertServicesInStep(stack, context.projectsConfigurations.projects);
        }
        result = await COMMANDS[command](stack, commandOptions(options, signal));
      } catch (error) {
        if (json) print(jsonResult(stack, command, signal.aborted ? signal.reason : error));
        throw error;
      }
      if (json && result) print(jsonResult(stack, command, result));
      if (result?.failure) throw result.failure;
    }
  });
}
