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

/** Brings an earlier release of a service back, with the definition it had. */
export default function rollback(options: RollbackExecutorOptions, context: ExecutorContext) {
  return runExecutor(async (signal) => {
    const machine = readMachine();
    const { name, options: deployOptions } = fleetService(context, options);
    const records = await listRecords(options, name);
    const chosen = chooseRelease(name, records, options.to);
    const { project, environment, region, accountId } = options;
    print(
      `${name}: back to release ${chosen.number} of ${chosen.at}, revision ${chosen.image.revision}, ${shortDigest(chosen.image.digest)}`,
    );
    await rollOut(
      {
        ...rolloutSettings(deployOptions, machine),
        // The public container stays as it is: going back is about the service.
        proxyImage: records[0]?.proxy.image ?? chosen.proxy.image,
        service: name,
        target: { project, environment, region, accountId },
        settings: chosen.settings,
        dryRun: machine.dryRun ?? options.dryRun ?? false,
        by: deployer(),
        action: 'rollback',
        // "The previous one" is another when a deploy that went on meanwhile succeeds.
        replaces: options.to ? undefined : records[0]?.number,
      },
      () => ({ image: chosen.image }),
      signal,
    );
  });
}
