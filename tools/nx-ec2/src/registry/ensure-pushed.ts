import { Failure } from '../failure';
import { manifestDigest } from './manifest-api';
import { pushImage } from './push-image';
import { kindOfError } from './registry-error';
import type { RegistrySession } from './session';

export interface PushedImage {
  /** `sha256:…`, as the registry names it. */
  digest: string;
  /** Whether this run sent it. */
  pushed: boolean;
}

/**
 * Sees to it that the registry has an image of the engine, sending it only when it does not.
 * @param repository `host/path`
 * @throws Failure when the push fails for good, or the registry does not know the image afterwards
 */
export async function ensurePushed(
  session: RegistrySession,
  repository: string,
  tag: string,
  signal: AbortSignal,
): Promise<PushedImage> {
  const lookUp = () =>
    session.run((credentials) => manifestDigest({ repository, credentials, signal }, tag));
  const before = await lookUp();
  if (before) return { digest: before, pushed: false };
  const pushed = await session
    .run((credentials) => pushImage(repository, tag, credentials, signal))
    .then(
      () => true,
      (error: unknown) => {
        // Another agent pushed the same content meanwhile; the lookup below proves it.
        if (kindOfError(error) === 'immutable') return false;
        throw error;
      },
    );
  const digest = await lookUp();
  if (digest) return { digest, pushed };
  throw new Failure('The registry does not have the image that was just pushed', {
    where: `${repository}:${tag}`,
    remedy: 'Check that the engine pushes to the same registry that this machine reaches.',
  });
}
