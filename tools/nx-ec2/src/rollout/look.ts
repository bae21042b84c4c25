import type { ContainerInfo } from 'dockerode';
import type { ProxyRequest } from '../proxy/definition';
import { inspectProxy, type SeenProxy } from '../proxy/proxy';
import type { Connection } from '../ssh/connection';
import { explainFailure } from '../ssh/lost-host';

/** What a host runs, before anything is done there. */
export interface SeenHost {
  connection: Connection;
  containers: readonly ContainerInfo[];
  proxy: SeenProxy;
}

/**
 * Reads what the hosts run; changes nothing, and needs no image.
 * @throws Failure of a host that was lost meanwhile
 */
export const lookAtHosts = (
  connections: readonly Connection[],
  request: ProxyRequest,
): Promise<SeenHost[]> =>
  Promise.all(
    connections.map(async (connection) => {
      const { engine } = connection;
      try {
        const containers = await engine.listContainers({ all: true });
        return { connection, containers, proxy: await inspectProxy(engine, request, containers) };
      } catch (error) {
        throw await explainFailure(error, [connection]);
      }
    }),
  );
