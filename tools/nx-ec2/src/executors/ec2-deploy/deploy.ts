import { findHosts } from '../../hosts/find-hosts';
import { describeHost, type Host } from '../../hosts/host';
import { registryCredentials, type RegistryCredentials } from '../../registry/credentials';
import type { Release } from '../../release/release';
import { print } from '../../report/print';
import { closeStaleTunnels } from '../../ssh/stale-tunnels';
import type { SshSettings } from '../../ssh/tunnel';
import { withConnections } from '../../ssh/with-connections';
import { HostRollout } from './host-rollout';

/** What a deploy is asked to do, with every default filled in. */
export interface DeployRequest {
  release: Release;
  ssh: SshSettings;
  registryHost?: string;
  healthPath: string;
  healthTimeoutMs: number;
  hostReadyTimeoutMs: number;
  dryRun: boolean;
}

/** Asks for the registry login when the first host needs it, and only once. */
function lazyCredentials({ release, registryHost }: DeployRequest) {
  const { region } = release.target;
  let asked: Promise<RegistryCredentials> | undefined;
  return () => (asked ??= registryCredentials({ region, registryHost }));
}

/** Hosts are switched one after the other; those after a failed one stay as they are. */
async function switchInTurn(rollouts: readonly HostRollout[], signal: AbortSignal): Promise<void> {
  for (const [index, rollout] of rollouts.entries()) {
    try {
      signal.throwIfAborted();
      await rollout.apply(signal);
    } catch (error) {
      rollouts.slice(index + 1).forEach((later) => later.leave());
      throw error;
    }
  }
}

/**
 * Brings a release to every host of its service. Every host is reached, looked at and given the
 * image before anything is switched on any of them.
 * @throws Failure of the first thing that is not as it has to be
 */
export async function deploy(request: DeployRequest, signal: AbortSignal): Promise<void> {
  const { release, ssh, hostReadyTimeoutMs } = request;
  const [hosts] = await Promise.all([
    findHosts(release.target, release.service),
    closeStaleTunnels(),
  ]);
  signal.throwIfAborted();
  const onWait = (host: Host) =>
    print(`${release.service} → ${describeHost(host)}: waiting for the instance to boot`);
  const settings = { ...ssh, readyTimeoutMs: hostReadyTimeoutMs, signal, onWait };
  await withConnections(hosts, settings, async (connections) => {
    const credentials = lazyCredentials(request);
    const rollouts = connections.map((it) => new HostRollout(it, request, credentials));
    await Promise.all(rollouts.map((rollout) => rollout.inspect()));
    if (request.dryRun) {
      rollouts.forEach((rollout) => rollout.describe());
      return;
    }
    await Promise.all(rollouts.map((rollout) => rollout.prepare(signal)));
    await switchInTurn(rollouts, signal);
    for (const rollout of rollouts) await rollout.report();
  });
}
