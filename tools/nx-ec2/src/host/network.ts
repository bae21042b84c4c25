import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { Failure } from '../failure';
import { dynamicRange, gateway, servicesNetwork, subnet } from './addresses';

/** Subnets of the network, or nothing when the host has none of its name. */
async function subnets(engine: Docker): Promise<string[] | undefined> {
  const found = await engine.listNetworks({ filters: { name: [servicesNetwork] } });
  const network = found.find(({ Name }) => Name === servicesNetwork);
  return network?.IPAM?.Config?.flatMap(({ Subnet }) => Subnet ?? []);
}

const attempts = 5;
const pauseMs = 100;

const create = (engine: Docker) =>
  engine.createNetwork({
    Name: servicesNetwork,
    CheckDuplicate: true,
    Driver: 'bridge',
    IPAM: { Config: [{ Subnet: subnet, IPRange: dynamicRange, Gateway: gateway }] },
  });

/**
 * Makes sure that the host has the network of its services. First deploys of several services do so
 * at the same time: the engine refuses all but one, some of them before the network can be seen.
 * @throws Failure when a network of this name has other addresses, or another network has these
 */
export async function ensureServicesNetwork(engine: Docker): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const present = await subnets(engine);
    if (present?.includes(subnet)) return;
    if (present) {
      throw new Failure(`The host has a network ${servicesNetwork} with other addresses`, {
        seen: `${present.join(', ')}, expected ${subnet}`,
        remedy: `Remove it on the host when nothing uses it: \`docker network rm ${servicesNetwork}\`.`,
      });
    }
    try {
      await create(engine);
      return;
    } catch (cause) {
      if (attempt === attempts) {
        throw new Failure(`The network ${servicesNetwork} cannot be created on the host`, {
          seen: `${subnet}: ${(cause as Error).message}`,
          remedy: 'See with `docker network ls` on the host which network has these addresses.',
          cause,
        });
      }
      await delay(pauseMs);
    }
  }
}
