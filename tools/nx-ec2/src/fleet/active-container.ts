import type Docker from 'dockerode';
import type { ContainerInfo } from 'dockerode';
import type { Environment } from '../environment/environment';
import { type SlotName, slotNames } from '../host/addresses';
import { openProxySession } from '../proxy/session';
import { activeOf } from '../proxy/show-servers';
import { belongsTo, containerName, label } from '../release/labels';

/** The containers of one service on one host. */
export interface ServiceContainers {
  proxy?: ContainerInfo;
  slots: Partial<Record<SlotName, ContainerInfo>>;
  /** The slot that gets the requests; nothing when none does or the proxy does not run. */
  active?: SlotName;
}

/** Finds the containers of a service and asks the proxy which of them serves. */
export async function serviceContainers(
  engine: Docker,
  containers: readonly ContainerInfo[],
  target: Environment,
  service: string,
): Promise<ServiceContainers> {
  const own = containers.filter(({ Labels }) => belongsTo(Labels, { target, service }));
  const withRole = (role: string) => own.find(({ Labels }) => Labels[label.role] === role);
  // There may be two while one is made anew.
  const proxy = own.find((one) => containerName(one) === service) ?? withRole('public');
  const slots = Object.fromEntries(slotNames.map((slot) => [slot, withRole(slot)]));
  if (proxy?.State !== 'running') return { proxy, slots };
  const session = await openProxySession(engine, containerName(proxy));
  try {
    return { proxy, slots, active: activeOf(session.atStart) };
  } finally {
    session.close();
  }
}
