import type { ContainerInfo } from 'dockerode';
import { beginLook, inspectProxy, type PlacedService, type SeenProxy } from '../proxy/proxy';
import type { Connection } from '../ssh/connection';
import { explainFailure } from '../ssh/lost-host';

/** What a host runs, before anything is done there. */
export interface SeenHost {
  connection: Connection;
  containers: readonly ContainerInfo[];
  proxy: SeenProxy;
}

async function look(connection: Connection, of: PlacedService): Promise<SeenHost> {
  const { engine } = connection;
  const begun = beginLook(engine, of.service);
  const containers = await engine.listContainers({ all: true });
  const proxy = await inspectProxy(engine, of, containers, begun);
  return { connection, containers, proxy };
}

/**
 * Reads what the hosts run; changes nothing, and needs no image.
 * @throws Failure of a host whose engine does not answer, or that was lost meanwhile
 */
export const lookAtHosts = (
  connections: readonly Connection[],
  of: PlacedService,
): Promise<SeenHost[]> =>
  Promise.all(
    connections.map(async (connection) => {
      const looking = look(connection, of);
      // What an engine that hangs never answers is not waited for.
      looking.catch(() => undefined);
      await connection.answers;
      return looking.catch(async (error: unknown) => {
        throw await explainFailure(error, [connection]);
      });
    }),
  );
