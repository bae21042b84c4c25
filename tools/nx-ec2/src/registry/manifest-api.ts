import { Failure } from '../failure';
import { refusal, registryRequest, type RepositoryAccess } from './request';

/** Manifest types of single images and of image lists, as Docker and OCI name them. */
const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

const imageName = (repository: string, reference: string): string =>
  `${repository}${reference.includes(':') ? '@' : ':'}${reference}`;

const request = (access: RepositoryAccess, reference: string, init: RequestInit) =>
  registryRequest(access, `manifests/${reference}`, {
    ...init,
    about: imageName(access.repository, reference),
  });

const refused = ({ repository }: RepositoryAccess, reference: string, response: Response) =>
  refusal(imageName(repository, reference), response);

/** A manifest as the registry stores it: its digest is that of these very bytes. */
export interface StoredManifest {
  /** Media type. */
  type: string;
  bytes: ArrayBuffer;
}

/**
 * The digest the registry has for a tag or digest; undefined when it does not know it.
 * @throws RegistryError when the registry cannot be reached, refuses the login, or fails
 */
export async function manifestDigest(
  access: RepositoryAccess,
  reference: string,
): Promise<string | undefined> {
  const accept = { accept: MANIFEST_TYPES };
  const response = await request(access, reference, { method: 'HEAD', headers: accept });
  if (response.status === 404) return undefined;
  if (!response.ok) throw await refused(access, reference, response);
  const digest = response.headers.get('docker-content-digest');
  if (digest) return digest;
  throw new Failure('The registry did not name the digest of an image', {
    where: imageName(access.repository, reference),
    seen: `HTTP ${response.status} without Docker-Content-Digest`,
    remedy: 'Check that NX_EC2_REGISTRY_HOST names a registry and not a proxy before it.',
  });
}

/**
 * The manifest behind a tag or digest (OCI Distribution Specification, "Pulling manifests").
 * @throws RegistryError when the registry does not have it, refuses the login, or fails
 */
export async function readManifest(
  access: RepositoryAccess,
  reference: string,
): Promise<StoredManifest> {
  const found = await request(access, reference, { headers: { accept: MANIFEST_TYPES } });
  if (!found.ok) throw await refused(access, reference, found);
  return { type: found.headers.get('content-type') ?? '', bytes: await found.arrayBuffer() };
}

/**
 * Stores a manifest under a tag or its digest; what it refers to has to be there.
 * @throws RegistryError when the registry refuses (also because the tag is immutable) or fails
 */
export async function writeManifest(
  access: RepositoryAccess,
  { type, bytes }: StoredManifest,
  reference: string,
): Promise<void> {
  const headers = { 'content-type': type };
  const stored = await request(access, reference, { method: 'PUT', headers, body: bytes });
  if (!stored.ok) throw await refused(access, reference, stored);
}

/** Gives an image that the registry has a further tag, by storing the same manifest under it. */
export const tagManifest = async (
  access: RepositoryAccess,
  digest: string,
  tag: string,
): Promise<void> => writeManifest(access, await readManifest(access, digest), tag);
