import type { ExecutorContext } from '@nx/devkit';
import { verifyAccount } from '../../environment/account';
import { readMachine } from '../../environment/machine';
import { print } from '../../report/print';
import { runExecutor } from '../../run-executor';
import { bootstrapOf } from '../terraform/stack-of';
import { bringUp } from './bring-up';
import type { BootstrapExecutorOptions } from './schema';
import { prepareStateBucket } from './prepare-state-bucket';

/** Prepares the account of an environment: the bucket for Terraform's state, then the roles of CI. */
export default function bootstrapExecutor(
  options: BootstrapExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runExecutor(async (signal) => {
    const dryRun = readMachine().dryRun ?? options.dryRun ?? false;
    await verifyAccount(options);
    const { isThere } = await prepareStateBucket(options, dryRun);
    const stack = bootstrapOf(options, context);
    if (!stack) return;
    // A plan needs the state, and so the bucket.
    if (!isThere) return print(`${stack.projectName}/bootstrap would be applied next`);
    await bringUp(stack, { signal, dryRun, guard: options.guard ?? true });
  });
}
