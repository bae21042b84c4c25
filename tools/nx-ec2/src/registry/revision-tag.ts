import { manifestDigest, tagManifest } from './manifest-api';
import type { RepositoryAccess } from './request';
import { kindOfError } from './registry-error';

/** What became of the git revision as a second tag. */
export type RevisionTag = 'added' | 'present' | 'elsewhere' | 'dirty';

/**
 * Gives the image its git revision as a second tag. A revision tag of another image is left alone,
 * and a tree with changes has no revision.
 * @throws RegistryError when the registry fails
 */
export async function addRevisionTag(
  access: RepositoryAccess,
  digest: string,
  revision: string,
): Promise<RevisionTag> {
  if (revision.endsWith('-dirty')) return 'dirty';
  const compare = async (): Promise<RevisionTag | undefined> => {
    const current = await manifestDigest(access, revision);
    if (current === undefined) return undefined;
    return current === digest ? 'present' : 'elsewhere';
  };
  const before = await compare();
  if (before) return before;
  try {
    await tagManifest(access, digest, revision);
    return 'added';
  } catch (error) {
    if (kindOfError(error) !== 'immutable') throw error;
    // Another agent was quicker.
    return (await compare()) ?? 'elsewhere';
  }
}
