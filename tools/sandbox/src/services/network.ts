import { absent, engineApi } from '../engine/docker';
import { Failure } from '../failure';
import type { Layout } from '../state/layout';

/** The name in a network answer that containers of it can reach this machine at. */
export interface Network {
  name: string;
  gateway: string;
}

export const ownLabels = ({ id }: Layout, role?: string): Record<string, string> => ({
  sandbox: id,
  ...(role ? { 'sandbox.role': role } : {}),
});

/** The bridge network that hosts and the registry share, made where it is missing. */
export async function ensureNetwork(layout: Layout, host: string): Promise<Network> {
  const api = engineApi(host);
  const network = api.getNetwork(layout.id);
  if (!(await network.inspect().catch(absent))) {
    await api.createNetwork({ Name: layout.id, Driver: 'bridge', Labels: ownLabels(layout) });
  }
  const { IPAM } = await network.inspect();
  const gateway = IPAM?.Config?.[0]?.Gateway;
  if (gateway) return { name: layout.id, gateway };
  throw new Failure('The engine made a network without a gateway', {
    where: `network ${layout.id}`,
  });
}
