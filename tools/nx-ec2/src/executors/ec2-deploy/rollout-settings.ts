import type { Machine } from '../../environment/machine';
import { proxyImage } from '../../proxy/image';
import type { RolloutCourse } from '../../rollout/request';
import type { Ec2DeployExecutorOptions } from './schema';

const seconds = 1000;

/** How a rollout goes about it, by the options of the target `deploy` and what this machine says. */
export const rolloutSettings = (
  options: Ec2DeployExecutorOptions,
  machine: Machine,
): Omit<RolloutCourse, 'service' | 'target' | 'dryRun' | 'by' | 'action'> => ({
  ssh: { user: options.sshUser ?? 'ec2-user', config: machine.sshConfig },
  registryHost: machine.registryHost,
  hostReadyTimeoutMs: (options.hostReadyTimeout ?? 300) * seconds,
  maxParallel: options.maxParallel ?? 1,
  lockTimeoutMs: (options.lockTimeout ?? 600) * seconds,
});

/** Reference of the HAProxy image: this machine's, that of the options, or the official one. */
export const proxyImageOf = (options: Ec2DeployExecutorOptions, machine: Machine): string =>
  machine.proxyImage ?? options.proxyImage ?? proxyImage;
