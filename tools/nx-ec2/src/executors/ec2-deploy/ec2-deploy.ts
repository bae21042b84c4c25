import type { ExecutorContext } from '@nx/devkit';
import { readMachine } from '../../environment/machine';
import { Failure } from '../../failure';
import { readImageManifest } from '../../image/manifest';
import { runExecutor } from '../../run-executor';
import { deploy, type DeployRequest } from './deploy';
import { releaseOf } from './release-of';
import type { Ec2DeployExecutorOptions } from './schema';

const seconds = 1000;

/** Runs the pushed image of a service on its EC2 hosts and verifies that it serves. */
export default function ec2Deploy(options: Ec2DeployExecutorOptions, context: ExecutorContext) {
  return runExecutor(async (signal) => {
    const machine = readMachine();
    const service = options.service ?? context.projectName;
    if (!service) throw new Failure('No service is named', { remedy: 'Give the option service.' });
    const dryRun = machine.dryRun ?? options.dryRun ?? false;
    const manifest = readImageManifest(context.root, options.environment, service);
    const request: DeployRequest = {
      release: releaseOf(service, { ...options, dryRun }, manifest),
      ssh: { user: options.sshUser ?? 'ec2-user', config: machine.sshConfig },
      registryHost: machine.registryHost,
      healthPath: options.healthPath ?? '/health/ready',
      healthTimeoutMs: (options.healthTimeout ?? 60) * seconds,
      hostReadyTimeoutMs: (options.hostReadyTimeout ?? 300) * seconds,
      dryRun,
    };
    await deploy(request, signal);
  });
}
