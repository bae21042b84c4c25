import { Failure } from '../../failure';
import { unlockArguments } from '../../terraform/arguments';
import { runTerraform } from '../../terraform/run-terraform';
import { stackName } from '../../terraform/stack';
import { terraformFailure } from '../../terraform/terraform-failure';
import type { Command } from './command';
import { prepare } from './prepare';

/** Removes the lock of the state that a killed run left behind, by the id its message shows. */
export const stateUnlock: Command = async (stack, options) => {
  const { id, signal, tell } = options;
  if (!id) {
    throw new Failure('It was not said which lock to remove', {
      where: stackName(stack),
      remedy: 'Name it with --id; the message of the run that had to wait shows it.',
    });
  }
  await prepare(stack, options);
  const child = { root: stack.root, dataDir: stack.dataDir, signal };
  const { exitCode, stderr } = await runTerraform(unlockArguments(id), child);
  if (exitCode !== 0) throw terraformFailure(stack, 'force-unlock', [], stderr);
  tell(`${stackName(stack)}: the lock ${id} is removed`);
  return { outcome: 'unlocked' };
};
