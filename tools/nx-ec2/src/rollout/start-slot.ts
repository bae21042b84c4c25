import type Docker from 'dockerode';
import { slotDefinition } from '../release/container-definition';
import type { RolloutContext } from './context';
import type { HostPlan } from './host-plan';
import { startFailure } from './start-failure';

/**
 * Makes the container of the wanted version in its slot, or takes the one that is kept there. The
 * network of the services is there: the public container, which runs already, is in it.
 * @throws Failure with what the engine said
 */
export async function slotContainerFor(
  engine: Docker,
  { request, secrets }: Pick<RolloutContext, 'request' | 'secrets'>,
  { reuse, target }: HostPlan,
  where: string,
): Promise<Docker.Container> {
  if (reuse) return engine.getContainer(reuse.Id);
  const definition = slotDefinition(request.release, target, secrets);
  return engine.createContainer(definition).catch((error: Error) => {
    throw startFailure(error, where);
  });
}

/** Starts that container, unless it runs. @throws Failure with what the engine said */
export async function startSlot(
  container: Docker.Container,
  { reuse }: HostPlan,
  where: string,
): Promise<void> {
  if (reuse?.State === 'running') return;
  await container.start().catch((error: Error) => {
    throw startFailure(error, where);
  });
}
