import { copyImage } from '../registry/copy-image';
import { manifestDigest } from '../registry/manifest-api';
import type { RepositoryAccess } from '../registry/request';
import { addRevisionTag } from '../registry/revision-tag';
import type { RegistrySession } from '../registry/session';
import type { ReleaseImage } from '../release/release';
import { duration, print } from '../report/print';

export interface PromotionRequest {
  service: string;
  image: ReleaseImage;
  /** Repository of the environment that the image goes to. */
  repository: string;
  /** Where it comes from, for messages. */
  from: string;
  dryRun: boolean;
}

/**
 * Sees to it that a repository has an image of another one, under the same digest: what is released
 * next is what was tested before, to the byte. The login has to be good for both.
 * @throws RegistryError when a registry refuses or fails
 */
export async function promoteImage(
  { service, image, repository, from, dryRun }: PromotionRequest,
  session: RegistrySession,
  signal: AbortSignal,
): Promise<ReleaseImage> {
  const started = performance.now();
  const { digest, tag, revision } = image;
  const promoted = { ...image, repository };
  const tell = (what: string) =>
    print(`${service} ${tag}: ${what} (${duration(performance.now() - started)})`);
  const access = (name: string): Omit<RepositoryAccess, 'credentials'> => ({
    repository: name,
    signal,
  });
  const to = access(repository);
  const find = (reference: string) =>
    session.run((credentials) => manifestDigest({ ...to, credentials }, reference));
  if (await find(digest)) {
    tell(`the registry has what ${from} runs`);
    return promoted;
  }
  if (dryRun) {
    tell(`would be copied from ${from} as ${digest}`);
    return promoted;
  }
  // The same content may have been built here before, with other times in it: its tag stays there.
  const name = (await find(tag)) ? digest : tag;
  await session.run((credentials) =>
    copyImage({ ...access(image.repository), credentials }, { ...to, credentials }, digest, name),
  );
  await session.run((credentials) => addRevisionTag({ ...to, credentials }, digest, revision));
  tell(`copied from ${from} as ${digest}`);
  return promoted;
}
