import type { ExecutorContext } from '@nx/devkit';
import { type Machine, readMachine } from '../../environment/machine';
import { Failure } from '../../failure';
import { type ImageManifest, readImageManifest } from '../../image/manifest';
import { deployer } from '../../records/deployer';
import { rollOut } from '../../rollout/roll-out';
import { runExecutor } from '../../run-executor';
import { ensureBuilt } from '../docker-build/build';
import { ensureInRegistry, openRepository } from '../ecr-push/push';
import { imageSettings } from './image-settings';
import { releaseImage, settingsOf } from './release-parts';
import { rolloutSettings } from './rollout-settings';
import type { Ec2DeployExecutorOptions } from './schema';

/**
 * The image that the working tree asks for, in the registry. One process does what the targets
 * `docker-build` and `ecr-push` do, and meanwhile the hosts are reached: starting a process for each
 * would take longer than the work.
 */
async function imageOf(
  service: string,
  options: Ec2DeployExecutorOptions,
  context: ExecutorContext,
  machine: Machine,
  signal: AbortSignal,
): Promise<ImageManifest> {
  const settings = imageSettings(options, context, machine);
  if (!settings) return readImageManifest(context.root, options.environment, service);
  const session = openRepository(settings.push, signal);
  // Whoever asks for it first gets the failure; nobody may, when the bundle is missing.
  session.catch(() => undefined);
  await ensureBuilt(settings.build, () => session, signal);
  return ensureInRegistry(settings.push, await session, signal);
}

/** Brings the version of the working tree to the EC2 hosts of a service and verifies that it serves. */
export default function ec2Deploy(given: Ec2DeployExecutorOptions, context: ExecutorContext) {
  return runExecutor(async (signal) => {
    const machine = readMachine();
    const service = given.service ?? context.projectName;
    if (!service) throw new Failure('No service is named', { remedy: 'Give the option service.' });
    const dryRun = machine.dryRun ?? given.dryRun ?? false;
    const options = { ...given, dryRun };
    const { project, environment, region, accountId } = options;
    await rollOut(
      {
        ...rolloutSettings(options, machine),
        service,
        target: { project, environment, region, accountId },
        settings: settingsOf(service, options),
        dryRun,
        by: deployer(),
        action: 'deploy',
      },
      async (working) =>
        releaseImage(await imageOf(service, options, context, machine, working), options),
      signal,
    );
  });
}
