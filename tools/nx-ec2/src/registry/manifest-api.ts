import { Failure } from '../failure';
import type { RegistryCredentials } from './credentials';
import { answerError, unreachableError } from './registry-error';
import { registryAddress, splitRepository } from './registry-host';

/** Manifest types of single images and of image lists, as Docker and OCI name them. */
const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

const REQUEST_TIMEOUT_MS = 15_000;
/** How many characters of a refusal are worth showing. */
const LONGEST_BODY = 500;

/** Access to one repository: its name as `host/path`, and the login for the host. */
export interface RepositoryAccess {
  repository: string;
  credentials: Pick<RegistryCredentials, 'username' | 'password'>;
  signal?: AbortSignal;
}

const imageName = (repository: string, reference: string): string =>
  `${repository}${reference.includes(':') ? '@' : ':'}${reference}`;

/**
 * One request for a manifest (OCI Distribution Specification, "Pulling manifests").
 * @throws RegistryError when the registry cannot be reached
 */
async function request(
  { repository, credentials, signal }: RepositoryAccess,
  reference: string,
  init: RequestInit,
): Promise<Response> {
  const { host, path } = splitRepository(repository);
  const { username, password } = credentials;
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  const headers = new Headers(init.headers);
  headers.set(
    'authorization',
    `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
  );
  return fetch(`${registryAddress(host)}/v2/${path}/manifests/${reference}`, {
    ...init,
    headers,
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }).catch((cause: Error) => {
    if (signal?.aborted) throw cause;
    const reason = cause.cause instanceof Error ? cause.cause : cause;
    throw unreachableError(imageName(repository, reference), String(reason));
  });
}

async function refusal(access: RepositoryAccess, reference: string, response: Response) {
  const body = (await response.text()).slice(0, LONGEST_BODY);
  const image = imageName(access.repository, reference);
  return answerError(image, response.status, body || response.statusText);
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
  if (!response.ok) throw await refusal(access, reference, response);
  const digest = response.headers.get('docker-content-digest');
  if (digest) return digest;
  throw new Failure('The registry did not name the digest of an image', {
    where: imageName(access.repository, reference),
    seen: `HTTP ${response.status} without Docker-Content-Digest`,
    remedy: 'Check that NX_EC2_REGISTRY_HOST names a registry and not a proxy before it.',
  });
}

/**
 * Gives an image that the registry has a further tag, by storing the same manifest under it.
 * @throws RegistryError when the registry refuses (also because the tag is immutable) or fails
 */
export async function tagManifest(
  access: RepositoryAccess,
  digest: string,
  tag: string,
): Promise<void> {
  const found = await request(access, digest, { headers: { accept: MANIFEST_TYPES } });
  if (!found.ok) throw await refusal(access, digest, found);
  const type = found.headers.get('content-type') ?? '';
  const stored = await request(access, tag, {
    method: 'PUT',
    headers: { 'content-type': type },
    body: await found.arrayBuffer(),
  });
  if (!stored.ok) throw await refusal(access, tag, stored);
}
