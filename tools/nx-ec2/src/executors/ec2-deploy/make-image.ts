import type { ImageManifest } from '../../image/manifest';
import type { RegistrySession } from '../../registry/session';
import { ensureBuilt } from '../docker-build/build';
import type { PreparedBuild } from '../docker-build/prepare-build';
import { ensureInRegistry, openRepository } from '../ecr-push/push';
import type { ImageSettings } from './image-settings';

/**
 * Builds and pushes the image of the working tree as far as that is needed: what the targets
 * `docker-build` and `ecr-push` do, in one process. Starting one for each would take longer than
 * the work.
 * @returns its manifest, with the digest that the registry has, and the login to that
 */
export async function makeImage(
  { build, push }: ImageSettings,
  prepared: PreparedBuild,
  signal: AbortSignal,
): Promise<{ manifest: ImageManifest; session: RegistrySession }> {
  const opening = openRepository(push, signal);
  // Whoever asks for it first gets the failure; nobody may, when something else is missing.
  opening.catch(() => undefined);
  await ensureBuilt(build, prepared, () => opening, signal);
  const session = await opening;
  return { manifest: await ensureInRegistry(push, session, signal), session };
}
