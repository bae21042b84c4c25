import type Docker from 'dockerode';
import { slotDefinition } from '../release/container-definition';
import type { RolloutContext } from './context';
import type { HostPlan } from './host-plan';
import { startFailure } from './start-failure';

/**
 * Starts the wanted version in its slot, or the container that is kept there. The network of the
 * services is there: the public container, which runs already, is in it.
 * @throws Failure with what the engine said
 */
export async function startSlot(
  engine: Docker,
  { request, secrets }: Pick<RolloutContext, 'request' | 'secrets'>,
  { reuse, target }: HostPlan,
  where: string,
): Promise<Docker.Container> {
  const asFailure = (error: Error) => {
    throw startFailure(error, where);
  };
  if (reuse) {
    const container = engine.getContainer(reuse.Id);
    if (reuse.State !== 'running') await container.start().catch(asFailure);
    return container;
  }
  const definition = slotDefinition(request.release, target, secrets);
  const container = await engine.createContainer(definition).catch(asFailure);
  await container.start().catch(asFailure);
  return container;
}
