import type { ExecutorContext } from '@nx/devkit';
import { readMachine } from '../../environment/machine';
import { Failure } from '../../failure';
import { readImageManifest } from '../../image/manifest';
import { deployer } from '../../records/deployer';
import { rollOut } from '../../rollout/roll-out';
import { runExecutor } from '../../run-executor';
import { releaseOf } from './release-of';
import { rolloutSettings } from './rollout-settings';
import type { Ec2DeployExecutorOptions } from './schema';

/** Runs the pushed image of a service on its EC2 hosts and verifies that it serves. */
export default function ec2Deploy(options: Ec2DeployExecutorOptions, context: ExecutorContext) {
  return runExecutor(async (signal) => {
    const machine = readMachine();
    const service = options.service ?? context.projectName;
    if (!service) throw new Failure('No service is named', { remedy: 'Give the option service.' });
    const dryRun = machine.dryRun ?? options.dryRun ?? false;
    const manifest = readImageManifest(context.root, options.environment, service);
    const request = {
      ...rolloutSettings(options, machine),
      release: releaseOf(service, { ...options, dryRun }, manifest),
      dryRun,
      by: deployer(),
      action: 'deploy' as const,
    };
    await rollOut(request, signal);
  });
}
