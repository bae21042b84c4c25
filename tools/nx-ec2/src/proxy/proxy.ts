import type Docker from 'dockerode';
import type { ContainerInfo } from 'dockerode';
import { belongsTo, containerName } from '../release/labels';
import type { Release } from '../release/release';
import { activeIn } from './configuration';
import type { ProxySeen } from './proxy-state';
import { previousName, spareName } from './replace-proxy';
import { prepareBridge } from './conversation';
import { openProxySession, type ProxySession } from './session';
import { activeOf } from './show-servers';
import { readStoredConfiguration } from './stored-configuration';

/** A service where it is deployed, which is what its containers are known by. */
export type PlacedService = Pick<Release, 'service' | 'target'>;

/** The public container of a service as it is, with a conversation while it runs. */
export interface SeenProxy extends ProxySeen {
  session?: ProxySession;
  /** Whether a stand-in is there that takes its requests, or did. */
  spare: boolean;
  /** Whether it has the name for the time in which its successor is made, and there is none. */
  renamed?: boolean;
}

/** The public container; by its other name when a deploy was killed before its successor was there. */
function publicOf(containers: readonly ContainerInfo[], of: PlacedService) {
  const own = containers.filter(({ Labels }) => belongsTo(Labels, of));
  const named = (name: string) => own.find((one) => containerName(one) === name);
  return named(of.service) ?? named(previousName(of.service));
}

/** What is asked of a public container before it is known whether there is one, and whose it is. */
export interface ProxyLook {
  bridge: Promise<Docker.Exec>;
  stored: Promise<string | undefined>;
}

/** Begins to look at the public container that is likely there. */
export function beginLook(engine: Docker, service: string): ProxyLook {
  const bridge = prepareBridge(engine, service);
  // Where there is none that runs, nobody asks.
  bridge.catch(() => undefined);
  return { bridge, stored: readStoredConfiguration(engine, service).catch(() => undefined) };
}

/**
 * Looks at a service's public container and changes nothing. The slot that gets the requests is
 * what the proxy says while it runs, else the one it would start with.
 * @param containers every container of the host
 * @param begun what was begun before those were known
 */
export async function inspectProxy(
  engine: Docker,
  of: PlacedService,
  containers: readonly ContainerInfo[],
  begun: ProxyLook,
): Promise<SeenProxy> {
  const { service } = of;
  const container = publicOf(containers, of);
  const spare = containers.some((one) => containerName(one) === spareName(service));
  if (!container) return { spare };
  const name = containerName(container);
  const renamed = name !== service;
  const open = () =>
    // One that was told to stop finishes its requests, and takes no more orders.
    renamed
      ? openProxySession(engine, name).catch(() => undefined)
      : openProxySession(
          engine,
          name,
          // Made in between, e.g. by the boot of a young host.
          begun.bridge.catch(() => prepareBridge(engine, name)),
        );
  const read = async () =>
    (renamed ? undefined : await begun.stored) ?? readStoredConfiguration(engine, container.Id);
  const [session, stored] = await Promise.all([
    container.State === 'running' ? open() : undefined,
    read(),
  ]);
  const active = session ? activeOf(session.atStart) : activeIn(stored ?? '');
  return { container, stored, active, session, spare, renamed };
}
