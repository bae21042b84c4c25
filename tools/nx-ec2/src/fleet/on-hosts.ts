import type { Environment } from '../environment/environment';
import type { Machine } from '../environment/machine';
import { Failure } from '../failure';
import { findPresentHosts } from '../hosts/find-hosts';
import { describeHost, type Host } from '../hosts/host';
import { connect, type Connection } from '../ssh/connection';
import { explainFailure } from '../ssh/lost-host';
import { closeStaleTunnels } from '../ssh/stale-tunnels';
import type { FleetService } from './services';

/** A host with those of the asked-for services that are placed on it. */
export interface Placement {
  host: Host;
  services: FleetService[];
}

/** What came of the work on one host. */
export interface HostResult<T> extends Placement {
  result?: T;
  /** Why there is no result. */
  error?: Failure;
}

/** Which hosts run which of the services, by instance id. */
export async function placements(
  target: Environment,
  services: readonly FleetService[],
): Promise<Placement[]> {
  const found = new Map<string, Placement>();
  const hosts = await Promise.all(services.map(({ name }) => findPresentHosts(target, name)));
  services.forEach((service, index) => {
    for (const host of hosts[index] ?? []) {
      const placement = found.get(host.instanceId) ?? { host, services: [] };
      placement.services.push(service);
      found.set(host.instanceId, placement);
    }
  });
  return [...found.values()].sort((a, b) => (a.host.instanceId < b.host.instanceId ? -1 : 1));
}

const unusableHost = (host: Host): Failure =>
  new Failure('A host cannot be used now', {
    where: describeHost(host),
    seen: host.unusable,
    remedy: 'Start it, or have it made again by the target deploy of the infrastructure.',
  });

/**
 * Does something on each host over a connection of its own; one that fails does not end the others.
 * @param onError told of a host that failed at once, not only when all are done
 */
export async function onHosts<T>(
  all: readonly Placement[],
  machine: Machine,
  signal: AbortSignal,
  work: (connection: Connection, services: readonly FleetService[]) => Promise<T>,
  onError: (error: Failure) => void = () => undefined,
): Promise<HostResult<T>[]> {
  await closeStaleTunnels();
  return Promise.all(
    all.map(async ({ host, services }) => {
      const fail = (error: Failure) => {
        onError(error);
        return { host, services, error };
      };
      if (host.unusable) return fail(unusableHost(host));
      const user = services[0]?.options.sshUser ?? 'ec2-user';
      let connection: Connection | undefined;
      let atWork = false;
      try {
        const settings = { user, config: machine.sshConfig, readyTimeoutMs: 0, signal };
        connection = await connect(host, settings);
        await connection.answers;
        atWork = true;
        return { host, services, result: await work(connection, services) };
      } catch (error) {
        const explained =
          connection && atWork && !signal.aborted
            ? await explainFailure(error, [connection])
            : error;
        if (explained instanceof Failure) return fail(explained);
        throw explained;
      } finally {
        await connection?.close();
      }
    }),
  );
}
