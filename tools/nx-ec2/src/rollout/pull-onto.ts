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

/** Brings an image to a host that does not have it; the login goes to the registry it is for only. */
export async function pullOnto(
  engine: Docker,
  { registry, registryHost }: RolloutContext,
  progress: HostProgress,
  { reference, name, signal }: PullRequest,
): Promise<void> {
  if (await hasImage(engine, reference)) return;
  await progress.step(name, async () => {
    if (!reference.startsWith(`${registryHost}/`)) {
      return pullImage(engine, reference, undefined, signal);
    }
    const login = await registry();
    return login.run((credentials) => pullImage(engine, reference, credentials, signal));
  });
}
