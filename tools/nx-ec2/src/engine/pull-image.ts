import type Docker from 'dockerode';
import type { RegistryCredentials } from '../registry/credentials';
import { failureKind } from '../registry/failure-kind';
import { RegistryError } from '../registry/registry-error';

const isMissing = (error: { statusCode?: number }): boolean => error.statusCode === 404;

/** Whether the engine has this image, by a reference with digest. */
export async function hasImage(engine: Docker, reference: string): Promise<boolean> {
  try {
    await engine.getImage(reference).inspect();
    return true;
  } catch (error) {
    if (isMissing(error as { statusCode?: number })) return false;
    throw error;
  }
}

/** Why a pull was refused, and what to do, by what the registry answered. */
function pullRemedy(answer: string): string {
  if (/no basic auth|unauthorized|denied|authorization/i.test(answer)) {
    return 'Check that the credentials of this deploy may pull from the repository (ecr:BatchGetImage).';
  }
  if (/manifest unknown|not found/i.test(answer)) {
    return 'The digest is not in the registry (any more): push again with the target ecr-push.';
  }
  if (/no space left/i.test(answer)) {
    return 'Free disk space on the host: `docker system df -v` shows what takes it. Or enlarge its volume.';
  }
  if (/no matching manifest|platform/i.test(answer)) {
    return 'The image is built for another processor: set the platform of docker-build.';
  }
  return 'Check that the host reaches the registry (routes, security group, name resolution).';
}

/**
 * Pulls an image by digest; the credentials travel with the call and are not stored on the host.
 * @param credentials none for an image that anyone may pull
 * @throws RegistryError with the registry's answer.
 */
export async function pullImage(
  engine: Docker,
  reference: string,
  credentials: RegistryCredentials | undefined,
  signal: AbortSignal,
): Promise<void> {
  try {
    const progress = await engine.pull(reference, {
      ...(credentials && { authconfig: credentials }),
      abortSignal: signal,
    });
    const events = await new Promise<{ status?: string; error?: string }[]>((resolve, reject) => {
      const stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      engine.modem.followProgress(progress, (error, output) => {
        signal.removeEventListener('abort', stop);
        if (error) reject(error);
        else resolve(output ?? []);
      });
    });
    const refusal = events.find(({ error }) => error)?.error;
    if (refusal) throw new Error(refusal);
    // A connection that is cut ends the progress like a pull that is done, but for its last word.
    const isDone = events.some(({ status }) => status?.startsWith('Status: '));
    if (!isDone) throw new Error('the pull ended early');
  } catch (cause) {
    signal.throwIfAborted();
    const answer = (cause as Error).message.trim();
    throw new RegistryError(
      'The host could not pull the image',
      failureKind(answer),
      reference,
      answer,
      pullRemedy(answer),
    );
  }
}
