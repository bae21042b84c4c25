import { printOutputs } from '../../terraform/outputs';
import { stackName } from '../../terraform/stack';
import { checkFormat, runTests, validate } from '../../terraform/checks';
import { apply } from './apply';
import type { Command } from './command';
import { cost } from './cost';
import { deploy } from './deploy';
import { destroy } from './destroy';
import { drift } from './drift';
import { plan } from './plan';
import { policy } from './policy';
import { prepare } from './prepare';
import type { TerraformExecutorOptions } from './schema';
import { stateUnlock } from './state-unlock';

/** What each value of the option `command` does. */
export const COMMANDS: Record<TerraformExecutorOptions['command'], Command> = {
  deploy,
  plan,
  apply,
  destroy,
  drift,
  policy,
  cost,
  'state-unlock': stateUnlock,

  init: async (stack, options) => {
    await prepare(stack, options, true);
    options.tell(`${stackName(stack)}: initialised`);
    return { outcome: 'initialised' };
  },

  output: async (stack, options) => {
    await prepare(stack, options);
    await printOutputs(stack, options);
  },

  validate,
  fmt: checkFormat,
  test: runTests,
};
