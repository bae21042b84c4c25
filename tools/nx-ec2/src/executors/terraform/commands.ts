import { verifyAccount } from '../../environment/account';
import { Failure } from '../../failure';
import { print } from '../../report/print';
import { applySavedPlan } from '../../terraform/apply';
import { ensureInitialised } from '../../terraform/initialise';
import { makePlan, printChanges } from '../../terraform/plan';
import { printOutputs } from '../../terraform/outputs';
import { assertSavedPlan, readSavedPlan } from '../../terraform/saved-plan';
import { stackName, targetCommand } from '../../terraform/stack';
import { checkFormat, runTests, validate } from '../../terraform/checks';
import { deploy } from './deploy';
import type { TerraformExecutorOptions } from './schema';
import type { Command } from './command';

/** What each value of the option `command` does. */
export const COMMANDS: Record<TerraformExecutorOptions['command'], Command> = {
  deploy,

  init: async (stack, { signal }) => {
    await verifyAccount(stack.target);
    await ensureInitialised(stack, { signal, purpose: 'state', force: true });
    print(`${stackName(stack)}: initialised`);
  },

  plan: async (stack, { signal }) => {
    await verifyAccount(stack.target);
    await ensureInitialised(stack, { signal, purpose: 'state' });
    printChanges((await makePlan(stack, { signal })).changes);
  },

  apply: async (stack, { signal, dryRun }) => {
    assertSavedPlan(stack);
    await verifyAccount(stack.target);
    await ensureInitialised(stack, { signal, purpose: 'state' });
    if (dryRun) return printChanges(await readSavedPlan(stack, signal));
    await applySavedPlan(stack, signal);
  },

  destroy: async (stack, { signal, dryRun, autoApprove }) => {
    await verifyAccount(stack.target);
    await ensureInitialised(stack, { signal, purpose: 'state' });
    const { changes, hasChanges } = await makePlan(stack, { signal, destroy: true });
    if (dryRun || !autoApprove) printChanges(changes);
    if (dryRun || !hasChanges) return;
    if (!autoApprove) {
      throw new Failure('Nothing was destroyed: it was not approved', {
        where: stackName(stack),
        seen: `${changes.length} resources would be destroyed`,
        remedy: `If that is meant: \`${targetCommand(stack, 'destroy')} --autoApprove\`.`,
      });
    }
    await applySavedPlan(stack, signal);
  },

  output: async (stack, { signal, json }) => {
    await verifyAccount(stack.target);
    await ensureInitialised(stack, { signal, purpose: 'state' });
    await printOutputs(stack, { signal, json });
  },

  validate,
  fmt: checkFormat,
  test: runTests,
};
