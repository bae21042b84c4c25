import type Docker from 'dockerode';
import type { ContainerInfo } from 'dockerode';
import type { SlotName } from '../host/addresses';
import { belongsTo, label } from '../release/labels';
import { activeIn } from './configuration';
import type { ProxyRequest } from './definition';
import { decideProxy, type ProxyDecision } from './proxy-state';
import { openProxySession, type ProxySession } from './session';
import { activeOf } from './show-servers';
import { readStoredConfiguration } from './stored-configuration';

/** The public container of a service as it is, and what has to be done about it. */
export interface ProxyState extends ProxyDecision {
  /** The slot that gets the requests: as the proxy says while it runs, else as it would start. */
  active?: SlotName;
  /** Open while the container runs. */
  session?: ProxySession;
}

const isPublic = (container: ContainerInfo, { release }: ProxyRequest): boolean =>
  belongsTo(container.Labels, release) && container.Labels[label.role] === 'public';

/**
 * Looks at a service's public container and changes nothing.
 * @param containers every container of the host
 */
export async function inspectProxy(
  engine: Docker,
  request: ProxyRequest,
  containers: readonly ContainerInfo[],
): Promise<ProxyState> {
  const { service } = request.release;
  const container = containers.find((one) => isPublic(one, request));
  if (!container) return decideProxy(request, {});
  const runs = container.State === 'running';
  const [stored, session] = await Promise.all([
    readStoredConfiguration(engine, container.Id),
    runs ? openProxySession(engine, service) : undefined,
  ]);
  const active = session ? activeOf(await session.servers()) : activeIn(stored ?? '');
  return { ...decideProxy(request, { container, stored, active }), active, session };
}
