import type { Machine } from '../../environment/machine';
import { proxyImage } from '../../proxy/image';
import type { PlannedRollout } from '../../rollout/request';
import type { Ec2DeployExecutorOptions } from './schema';

const seconds = 1000;

/** How a rollout goes about it, by the options of the target `deploy` and what this machine says. */
export const rolloutSettings = (
  options: Ec2DeployExecutorOptions,
  machine: Machine,
): Omit<PlannedRollout, 'service' | 'target' | 'settings' | 'dryRun' | 'by' | 'action'> => ({
  proxyImage: machine.proxyImage ?? options.proxyImage ?? proxyImage,
  ssh: { user: options.sshUser ?? 'ec2-user', config: machine.sshConfig },
  registryHost: machine.registryHost,
  hostReadyTimeoutMs: (options.hostReadyTimeout ?? 300) * seconds,
  maxParallel: options.maxParallel ?? 1,
  lockTimeoutMs: (options.lockTimeout ?? 600) * seconds,
});
