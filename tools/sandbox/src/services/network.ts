import { absent, engineApi } from '../engine/docker';
import { Failure } from '../failure';
import type { Layout } from '../state/layout';

/** The sandbox's network, and the address at which its containers reach this machine. */
export interface Network {
  name: string;
  gateway: string;
}

export const ownLabels = ({ id }: Layout, role?: string): Record<string, string> => ({
  sandbox: id,
  ...(role ? { 'sandbox.role': role } : {}),
});

/** Name of the network's bridge on the machine; at most 15 characters (IFNAMSIZ). */
export const bridgeName = ({ id }: Layout): string => `sbx-${id.slice(-8)}`;

/** The bridge network that hosts and the registry share, made where it is missing. */
export async function ensureNetwork(layout: Layout, host: string): Promise<Network> {
  const api = engineApi(host);
  const network = api.getNetwork(layout.id);
  if (!(await network.inspect().catch(absent))) {
    await api.createNetwork({
      Name: layout.id,
      Driver: 'bridge',
      Labels: ownLabels(layout),
      Options: { 'com.docker.network.bridge.name': bridgeName(layout) },
    });
  }
  const { IPAM } = await network.inspect();
  const gateway = IPAM?.Config?.[0]?.Gateway;
  if (gateway) return { name: layout.id, gateway };
  throw new Failure('The engine made a network without a gateway', {
    where: `network ${layout.id}`,
  });
}
