import type Docker from 'dockerode';
import { hasImage, pullImage } from '../engine/pull-image';
import type { HostProgress } from '../report/host-progress';
import type { RolloutContext } from './context';

export interface PullRequest {
  /** With digest. */
  reference: string;
  /** The step's name in the host's line. */
  name: string;
  signal: AbortSignal;
}

/**
 * Brings an image to a host; the login goes to the registry it is for only.
 * @throws RegistryError when that is not possible, and the host does not have it anyhow
 */
export async function pullOnto(
  engine: Docker,
  { registry, registryHost }: RolloutContext,
  progress: HostProgress,
  { reference, name, signal }: PullRequest,
): Promise<void> {
  const pull = async () => {
    if (!reference.startsWith(`${registryHost}/`)) {
      return pullImage(engine, reference, undefined, signal);
    }
    const login = await registry();
    return login.run((credentials) => pullImage(engine, reference, credentials, signal));
  };
  await progress.step(name, () =>
    pull().catch(async (error) => {
      signal.throwIfAborted();
      // Not asked before: that would take each pull a round trip, and hardly one is in vain.
      if (!(await hasImage(engine, reference).catch(() => false))) throw error;
    }),
  );
}
