import type Docker from 'dockerode';
import { Failure } from '../failure';
import { dynamicRange, gateway, servicesNetwork, subnet } from './addresses';

const conflict = 409;

/** Subnets of the network, or nothing when the host has none of its name. */
async function subnets(engine: Docker): Promise<string[] | undefined> {
  const found = await engine.listNetworks({ filters: { name: [servicesNetwork] } });
  const network = found.find(({ Name }) => Name === servicesNetwork);
  return network?.IPAM?.Config?.flatMap(({ Subnet }) => Subnet ?? []);
}

/**
 * Makes sure that the host has the network of its services; two deploys may do so at once.
 * @throws Failure when a network of this name has other addresses
 */
export async function ensureServicesNetwork(engine: Docker): Promise<void> {
  const present = await subnets(engine);
  if (present?.includes(subnet)) return;
  if (present) {
    throw new Failure(`The host has a network ${servicesNetwork} with other addresses`, {
      seen: `${present.join(', ')}, expected ${subnet}`,
      remedy: `Remove it on the host when nothing uses it: \`docker network rm ${servicesNetwork}\`.`,
    });
  }
  await engine
    .createNetwork({
      Name: servicesNetwork,
      CheckDuplicate: true,
      Driver: 'bridge',
      IPAM: { Config: [{ Subnet: subnet, IPRange: dynamicRange, Gateway: gateway }] },
    })
    .catch((error: { statusCode?: number }) => {
      if (error.statusCode !== conflict) throw error;
    });
}
