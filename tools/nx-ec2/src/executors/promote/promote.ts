import type { ExecutorContext } from '@nx/devkit';
import { readMachine } from '../../environment/machine';
import { fleetService } from '../../fleet/services';
import { promoteImage } from '../../promotion/promote-image';
import { readReleased } from '../../promotion/released-file';
import { deployer } from '../../records/deployer';
import { rollOut } from '../../rollout/roll-out';
import { runExecutor } from '../../run-executor';
import { settingsOf } from '../ec2-deploy/release-parts';
import { proxyImageOf, rolloutSettings } from '../ec2-deploy/rollout-settings';
import { openRepository } from '../ecr-push/push';
import { pushSettings } from '../ecr-push/push-settings';
import type { PromoteExecutorOptions } from './schema';

/** Releases the very image that another environment runs, with this environment's settings. */
export default function promote(options: PromoteExecutorOptions, context: ExecutorContext) {
  return runExecutor(async (signal) => {
    const machine = readMachine();
    const { from, project, environment, region, accountId } = options;
    const { name, options: deployOptions } = fleetService(context, options);
    const image = readReleased(context.root, from, name);
    const dryRun = machine.dryRun ?? options.dryRun ?? false;
    const target = { project, environment, region, accountId };
    const destination = pushSettings({ ...target, service: name, dryRun }, context, machine);
    await rollOut(
      {
        ...rolloutSettings(deployOptions, machine),
        service: name,
        target,
        dryRun,
        by: deployer(),
        action: 'deploy',
      },
      {
        content: {
          settings: settingsOf(name, { ...deployOptions, ...target }),
          proxyImage: proxyImageOf(deployOptions, machine),
        },
        makeImage: async (working) => {
          const session = await openRepository(destination, working);
          const { repository } = destination;
          const promoted = { service: name, image, repository, from, dryRun };
          return { image: await promoteImage(promoted, session, working), session };
        },
      },
      signal,
    );
  });
}
