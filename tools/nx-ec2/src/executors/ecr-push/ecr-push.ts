import type { ExecutorContext } from '@nx/devkit';
import { readMachine } from '../../environment/machine';
import { runExecutor } from '../../run-executor';
import { ensureInRegistry, openRepository } from './push';
import { pushSettings } from './push-settings';
import type { EcrPushExecutorOptions } from './schema';

/** Pushes the built image to ECR unless the registry has it, and records its digest. */
export default function ecrPushExecutor(
  options: EcrPushExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runExecutor(async (signal) => {
    const settings = pushSettings(options, context, readMachine());
    await ensureInRegistry(settings, await openRepository(settings, signal), signal);
  });
}
