import type Docker from 'dockerode';
import type { ContainerInfo } from 'dockerode';
import { belongsTo, containerName } from '../release/labels';
import { activeIn } from './configuration';
import type { ProxyRequest } from './definition';
import type { ProxySeen } from './proxy-state';
import { previousName, spareName } from './replace-proxy';
import { openProxySession, type ProxySession } from './session';
import { activeOf } from './show-servers';
import { readStoredConfiguration } from './stored-configuration';

/** The public container of a service as it is, with a conversation while it runs. */
export interface SeenProxy extends ProxySeen {
  session?: ProxySession;
  /** Whether a stand-in is there that takes its requests, or did. */
  spare: boolean;
  /** Whether it has the name for the time in which its successor is made, and there is none. */
  renamed?: boolean;
}

/** The public container; by its other name when a deploy was killed before its successor was there. */
function publicOf(containers: readonly ContainerInfo[], { release }: ProxyRequest) {
  const own = containers.filter(({ Labels }) => belongsTo(Labels, release));
  const named = (name: string) => own.find((one) => containerName(one) === name);
  return named(release.service) ?? named(previousName(release.service));
}

/** One that was told to stop finishes its requests, and takes no more orders. */
async function openSession(engine: Docker, name: string, stopping: boolean) {
  const session = openProxySession(engine, name);
  return stopping ? session.catch(() => undefined) : session;
}

/**
 * Looks at a service's public container and changes nothing. The slot that gets the requests is
 * what the proxy says while it runs, else the one it would start with.
 * @param containers every container of the host
 */
export async function inspectProxy(
  engine: Docker,
  request: ProxyRequest,
  containers: readonly ContainerInfo[],
): Promise<SeenProxy> {
  const { service } = request.release;
  const container = publicOf(containers, request);
  const spare = containers.some((one) => containerName(one) === spareName(service));
  if (!container) return { spare };
  const name = containerName(container);
  const renamed = name !== service;
  const [stored, session] = await Promise.all([
    readStoredConfiguration(engine, container.Id),
    container.State === 'running' ? openSession(engine, name, renamed) : undefined,
  ]);
  const active = session ? activeOf(await session.servers()) : activeIn(stored ?? '');
  return { container, stored, active, session, spare, renamed };
}
