import { createServer } from 'node:net';
import { Failure } from '../failure';
import type { Ports } from '../state/state';

/** Below the range Linux gives to outgoing connections, so that none of them takes our ports. */
const first = 20_000;
const last = 32_000;

/** Ports to try for a sandbox: they follow from its id, so that each workspace keeps its own. */
export function portsToTry(id: string, count = 600): number[] {
  const seed = parseInt(id.replace(/\W/g, '').slice(-8), 16) || 0;
  return Array.from({ length: count }, (_, index) => first + ((seed + index) % (last - first)));
}

/** Whether this process may listen there now. */
export const isFree = (port: number, address = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, address, () => server.close(() => resolve(true)));
  });

/** An address of 127.0.0.0/8 that no instance is given, to try what binds on such addresses. */
const anyPublicAddress = '127.255.255.254';

/** Whether chosen ports can (still) be used. */
export async function areFree({
  endpoint,
  emulator,
  registry,
  database,
  ssh,
}: Ports): Promise<boolean> {
  const free = await Promise.all([
    ...[endpoint, emulator, registry, database].map((port) => isFree(port)),
    isFree(ssh, anyPublicAddress),
  ]);
  return !free.includes(false);
}

/**
 * Chooses free ports.
 * @param kept ports that are in use already and stay; others are chosen for what has none yet
 * @throws Failure when too few are free.
 */
export async function choosePorts(id: string, kept: Partial<Ports> = {}): Promise<Ports> {
  const free: number[] = [];
  for (const port of portsToTry(id)) {
    if (free.length === 5) break;
    if (Object.values(kept).includes(port)) continue;
    if (await isFree(port, '0.0.0.0')) free.push(port);
  }
  const [endpoint, emulator, registry, otherSsh, database] = free;
  if (!endpoint || !emulator || !registry || !otherSsh || !database) {
    throw new Failure(`There are no five free TCP ports between ${first} and ${last}`, {
      remedy: 'End what listens there: ss -ltnp',
    });
  }
  const ssh = (await isFree(22, anyPublicAddress)) ? 22 : otherSsh;
  return { endpoint, emulator, registry, database, ssh, ...kept };
}
