import type Docker from 'dockerode';
import type { Environment } from '../environment/environment';
import { endRedirect } from '../host/redirect';
import type { HeldLock } from '../lock/held-lock';
import { removeContainers, removeOldImages } from '../rollout/cleaning';
import { type ServiceOnHost, serviceOnHost } from './service-on-host';

const pass =
  (...statusCodes: number[]) =>
  (error: { statusCode?: number }): void => {
    if (!statusCodes.includes(error.statusCode ?? 0)) throw error;
  };

/** Looks at what a host holds of a service. */
export const inspectService = async (
  engine: Docker,
  target: Environment,
  service: string,
): Promise<ServiceOnHost> =>
  serviceOnHost(await engine.listContainers({ all: true }), { target, service });

/**
 * Stops and removes what a host holds of a service, requests first: the public container takes no new
 * ones and finishes those it has, then the versions behind it stop. Volumes with data stay.
 */
export async function takeOffHost(
  engine: Docker,
  service: string,
  { containers, repositories, redirect }: ServiceOnHost,
  lock: HeldLock,
): Promise<void> {
  for (const { Id } of containers) {
    await lock.confirm();
    // As long as its own StopTimeout says.
    await engine.getContainer(Id).stop().catch(pass(304, 404));
  }
  await lock.confirm();
  if (redirect) await endRedirect(engine, redirect.image, redirect);
  await removeContainers(engine, containers);
  await engine.getVolume(`${service}-proxy`).remove().catch(pass(404));
  for (const repository of repositories) await removeOldImages(engine, repository, []);
}
