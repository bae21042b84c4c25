import { verifyAccount } from '../../environment/account';
import { Failure } from '../../failure';
import { summaryLines } from '../../plan/summary-text';
import { warn } from '../../report/print';
import { AppliedInputs } from '../../terraform/applied-record';
import { applySavedPlan } from '../../terraform/apply';
import { inputsFingerprint } from '../../terraform/fingerprint';
import { ensureInitialised } from '../../terraform/initialise';
import { makePlan } from '../../terraform/plan';
import { stackName } from '../../terraform/stack';
import type { Stack } from '../../terraform/stack';
import { StateBucket } from '../../terraform/state-bucket';
import { bucketMissing } from '../../terraform/terraform-failure';
import { assertVarFile } from '../../terraform/var-file';
import type { Command, CommandOptions, CommandResult } from './command';
import { assertMayApply } from './may-apply';

/** How often others may apply between our plan and our apply before it is given up. */
const ATTEMPTS = 3;

const isStale = (error: unknown): boolean =>
  error instanceof Failure && error.details.code === 'stale';

/** Plans and applies exactly that plan; plans again when another run applied in between. */
async function converge(
  stack: Stack,
  options: CommandOptions,
  attempts = ATTEMPTS,
): Promise<CommandResult> {
  const read = await makePlan(stack, options);
  const { summary } = read;
  if (options.dryRun) {
    summaryLines(summary).forEach(options.tell);
    return { outcome: 'planned', plan: summary };
  }
  if (!summary.hasChanges) return { outcome: 'unchanged', plan: summary };
  assertMayApply(stack, read, options);
  try {
    const counts = await applySavedPlan(stack, options);
    return { outcome: 'applied', counts, plan: summary };
  } catch (error) {
    if (!isStale(error) || attempts <= 1) throw error;
    options.tell(`${stackName(stack)}: another run has applied meanwhile, planning again`);
    return converge(stack, options, attempts - 1);
  }
}

/**
 * Brings the environment to what the configuration says: plans and applies exactly that plan.
 * Nothing is planned when the inputs and the state are those of the last deploy, and no instance
 * has vanished since.
 */
export const deploy: Command = async (stack, options) => {
  const { signal, dryRun, createStateBucket, tell } = options;
  assertVarFile(stack);
  const fingerprint = inputsFingerprint(stack);
  const applied = new AppliedInputs(stack);
  const last = await applied.compare(fingerprint);
  if (last === 'same') {
    tell(`${stackName(stack)}: inputs and state are those of the last deploy`);
    return { outcome: 'unchanged' };
  }

  if (last === 'host-gone') tell(`${stackName(stack)}: an instance of the last deploy is gone`);

  await verifyAccount(stack.target);
  if (last === 'no-bucket') {
    if (!createStateBucket || dryRun) throw bucketMissing(stack);
    await new StateBucket(stack.state).create();
    tell(`${stackName(stack)}: created s3://${stack.state.bucket} for the state`);
  }

  await ensureInitialised(stack, { signal, purpose: 'state', tell });
  const result = await converge(stack, options);
  if (dryRun) return result;
  await applied
    .remember(fingerprint)
    .catch((error: Error) =>
      warn(`What was applied could not be noted, the next deploy plans again: ${error}`),
    );
  return result;
};
