import { Failure } from '../failure';
import { largestPort } from '../host/addresses';
import type { ServicePort } from '../services/ports';

const smallestPort = 1024;
/** Port of the first service of a workspace. */
const firstPort = 5001;

/**
 * The external port of a new service: the wanted one, else the one after the highest, so that a port
 * that a removed service left is not given to another by itself.
 * @throws Failure when the port is taken or out of range
 */
export function freePort(services: Readonly<Record<string, ServicePort>>, wanted?: number): number {
  const ports = Object.values(services).map(({ port }) => port);
  const port = wanted ?? Math.max(firstPort - 1, ...ports) + 1;
  if (!Number.isInteger(port) || port < smallestPort || port > largestPort) {
    throw new Failure(`${port} cannot be the port of a service`, {
      seen: wanted === undefined ? 'it is the one after the highest of the services' : undefined,
      remedy: `Give --port a whole number from ${smallestPort} to ${largestPort}: Linux gives those above to outgoing connections.`,
    });
  }
  const owner = Object.keys(services).find((name) => services[name]?.port === port);
  if (owner === undefined) return port;
  throw new Failure(`Port ${port} is the one of ${owner}`, {
    remedy: `Give another --port, or none: the next free one is ${freePort(services)}.`,
  });
}
