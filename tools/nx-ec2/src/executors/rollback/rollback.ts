import type { ExecutorContext } from '@nx/devkit';
import { readMachine } from '../../environment/machine';
import { fleetService } from '../../fleet/services';
import { chooseRelease } from '../../history/choose-release';
import { deployer } from '../../records/deployer';
import { listRecords } from '../../records/record-store';
import { shortDigest } from '../../release/release';
import { print } from '../../report/print';
import { rollOut } from '../../rollout/roll-out';
import { runExecutor } from '../../run-executor';
import { rolloutSettings } from '../ec2-deploy/rollout-settings';
import type { RollbackExecutorOptions } from './schema';

/** Finds the release that is meant, and says which it is. */
async function choose(options: RollbackExecutorOptions, service: string) {
  const records = await listRecords(options, service);
  const chosen = chooseRelease(service, records, options.to);
  print(
    `${service}: back to release ${chosen.number} of ${chosen.at}, revision ${chosen.image.revision}, ${shortDigest(chosen.image.digest)}`,
  );
  return { chosen, current: records[0] };
}

/** Brings an earlier release of a service back, with the definition it had. */
export default function rollback(options: RollbackExecutorOptions, context: ExecutorContext) {
  return runExecutor(async (signal) => {
    const machine = readMachine();
    const { name, options: deployOptions } = fleetService(context, options);
    const { project, environment, region, accountId } = options;
    const choosing = choose(options, name);
    await rollOut(
      {
        ...rolloutSettings(deployOptions, machine),
        service: name,
        target: { project, environment, region, accountId },
        dryRun: machine.dryRun ?? options.dryRun ?? false,
        by: deployer(),
        action: 'rollback',
      },
      {
        content: choosing.then(({ chosen, current }) => ({
          settings: chosen.settings,
          // The public container stays as it is: going back is about the service.
          proxyImage: current?.proxy.image ?? chosen.proxy.image,
          // "The previous one" is another when a deploy that went on meanwhile succeeds.
          replaces: options.to ? undefined : current?.number,
        })),
        makeImage: async () => ({ image: (await choosing).chosen.image }),
      },
      signal,
    );
  });
}
