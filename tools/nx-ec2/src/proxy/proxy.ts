import type Docker from 'dockerode';
import type { ContainerInfo } from 'dockerode';
import { belongsTo, containerName } from '../release/labels';
import { activeIn } from './configuration';
import type { ProxyRequest } from './definition';
import type { ProxySeen } from './proxy-state';
import { spareName } from './replace-proxy';
import { openProxySession, type ProxySession } from './session';
import { activeOf } from './show-servers';
import { readStoredConfiguration } from './stored-configuration';

/** The public container of a service as it is, with a conversation while it runs. */
export interface SeenProxy extends ProxySeen {
  session?: ProxySession;
  /** Whether a stand-in is there that takes its requests, or did. */
  spare: boolean;
}

const isPublic = (container: ContainerInfo, { release }: ProxyRequest): boolean =>
  belongsTo(container.Labels, release) && containerName(container) === release.service;

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
  const container = containers.find((one) => isPublic(one, request));
  const spare = containers.some((one) => containerName(one) === spareName(service));
  if (!container) return { spare };
  const [stored, session] = await Promise.all([
    readStoredConfiguration(engine, container.Id),
    container.State === 'running' ? openProxySession(engine, service) : undefined,
  ]);
  const active = session ? activeOf(await session.servers()) : activeIn(stored ?? '');
  return { container, stored, active, session, spare };
}
