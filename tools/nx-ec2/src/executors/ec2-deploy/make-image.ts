import type { ImageManifest } from '../../image/manifest';
import { ensureBuilt } from '../docker-build/build';
import type { PreparedBuild } from '../docker-build/prepare-build';
import { ensureInRegistry, openRepository } from '../ecr-push/push';
import type { ImageSettings } from './image-settings';

/**
 * Builds and pushes the image of the working tree as far as that is needed: what the targets
 * `docker-build` and `ecr-push` do, in one process. Starting one for each would take longer than
 * the work.
 * @returns its manifest, with the digest that the registry has
 */
export async function makeImage(
  { build, push }: ImageSettings,
  prepared: PreparedBuild,
  signal: AbortSignal,
): Promise<ImageManifest> {
  const session = openRepository(push, signal);
  // Whoever asks for it first gets the failure; nobody may, when something else is missing.
  session.catch(() => undefined);
  await ensureBuilt(build, prepared, () => session, signal);
  return ensureInRegistry(push, await session, signal);
}
