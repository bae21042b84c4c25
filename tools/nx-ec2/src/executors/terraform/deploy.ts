import { verifyAccount } from '../../environment/account';
import { print, warn } from '../../report/print';
import { AppliedInputs } from '../../terraform/applied-record';
import { applySavedPlan } from '../../terraform/apply';
import { inputsFingerprint } from '../../terraform/fingerprint';
import { ensureInitialised } from '../../terraform/initialise';
import { makePlan, printChanges } from '../../terraform/plan';
import { stackName } from '../../terraform/stack';
import { StateBucket } from '../../terraform/state-bucket';
import { bucketMissing } from '../../terraform/terraform-failure';
import { assertVarFile } from '../../terraform/var-file';
import type { Command } from './command';

/**
 * Brings the environment to what the configuration says: plans and applies exactly that plan.
 * Nothing is planned when the inputs and the state are those of the last deploy, and no instance
 * has vanished since.
 */
export const deploy: Command = async (stack, { signal, dryRun, createStateBucket }) => {
  assertVarFile(stack);
  const fingerprint = inputsFingerprint(stack);
  const applied = new AppliedInputs(stack);
  const last = await applied.compare(fingerprint);
  if (last === 'same') {
    return print(`${stackName(stack)}: inputs and state are those of the last deploy`);
  }

  if (last === 'host-gone') print(`${stackName(stack)}: an instance of the last deploy is gone`);

  await verifyAccount(stack.target);
  if (last === 'no-bucket') {
    if (!createStateBucket || dryRun) throw bucketMissing(stack);
    await new StateBucket(stack.state).create();
    print(`${stackName(stack)}: created s3://${stack.state.bucket} for the state`);
  }

  await ensureInitialised(stack, { signal, purpose: 'state' });
  const plan = await makePlan(stack, { signal });
  if (dryRun) return printChanges(plan.changes);
  if (plan.hasChanges) await applySavedPlan(stack, signal);
  await applied
    .remember(fingerprint)
    .catch((error: Error) =>
      warn(`What was applied could not be noted, the next deploy plans again: ${error}`),
    );
};
