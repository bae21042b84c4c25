import type Dockerode from 'dockerode';
import type { Layout } from '../state/layout';
import { absent, engineApi } from './docker';

/** Ignores what another end of the same clean-up has done already. */
const gone = (error: { statusCode?: number }): undefined =>
  error.statusCode === 409 ? undefined : absent(error);

/** Removes this sandbox's containers, volumes and network from an engine. */
export async function removeEverything({ id }: Layout, host: string): Promise<void> {
  const api: Dockerode = engineApi(host);
  const filters = { label: [`sandbox=${id}`] };
  const containers = await api.listContainers({ all: true, filters });
  await Promise.all(
    containers.map(({ Id }) => api.getContainer(Id).remove({ force: true, v: true }).catch(gone)),
  );
  const { Volumes } = await api.listVolumes({ filters });
  await Promise.all((Volumes ?? []).map(({ Name }) => api.getVolume(Name).remove().catch(absent)));
  const networks = await api.listNetworks({ filters });
  await Promise.all(networks.map(({ Id }) => api.getNetwork(Id).remove().catch(absent)));
}

/** The ids of other sandboxes that have containers in an engine. */
export async function otherSandboxes({ id }: Layout, host: string): Promise<string[]> {
  const containers = await engineApi(host).listContainers({ filters: { label: ['sandbox'] } });
  const ids = containers.map(({ Labels }) => Labels['sandbox'] ?? '');
  return [...new Set(ids)].filter((other) => other !== id);
}
