import { refusal, registryRequest, type RepositoryAccess } from './request';
import { splitRepository } from './registry-host';

/** A layer may be hundreds of megabytes, and the registry answers when it has all of it. */
const transferTimeoutMs = 10 * 60_000;

const hasBlob = async (access: RepositoryAccess, digest: string, about: string) => {
  const answer = await registryRequest(access, `blobs/${digest}`, { method: 'HEAD', about });
  if (answer.ok) return true;
  if (answer.status === 404) return false;
  throw await refusal(about, answer);
};

/** Whether both are repositories of one registry, which can then take the blob over by itself. */
const sameRegistry = (one: RepositoryAccess, other: RepositoryAccess): boolean =>
  splitRepository(one.repository).host === splitRepository(other.repository).host;

/** Where the next part of an upload goes; relative to the registry, where it is not a full address. */
function nextLocation(answer: Response): string | undefined {
  const location = answer.headers.get('location');
  return answer.ok && location ? new URL(location, answer.url).href : undefined;
}

async function sendBlob(
  to: RepositoryAccess,
  location: string,
  body: Response['body'],
  digest: string,
  about: string,
): Promise<void> {
  const timeoutMs = transferTimeoutMs;
  const sent = await registryRequest(to, location, {
    about,
    timeoutMs,
    method: 'PATCH',
    headers: { 'content-type': 'application/octet-stream' },
    body,
    // Needed for a body that is a stream (Fetch Standard, "RequestInit").
    ...{ duplex: 'half' },
  });
  const last = nextLocation(sent);
  if (!last) throw await refusal(about, sent);
  const end = new URL(last);
  end.searchParams.set('digest', digest);
  const stored = await registryRequest(to, end.href, { about, timeoutMs, method: 'PUT' });
  if (!stored.ok) throw await refusal(about, stored);
}

/**
 * Sees to it that a repository has a blob of another one (OCI Distribution Specification, "Mounting
 * a blob from another repository" and "Pushing a blob in chunks").
 * @throws RegistryError when a registry refuses or fails
 */
export async function copyBlob(
  from: RepositoryAccess,
  to: RepositoryAccess,
  digest: string,
): Promise<void> {
  const about = `${to.repository}@${digest}`;
  if (await hasBlob(to, digest, about)) return;
  const source = encodeURIComponent(splitRepository(from.repository).path);
  const mount = sameRegistry(from, to) ? `?mount=${encodeURIComponent(digest)}&from=${source}` : '';
  const begun = await registryRequest(to, `blobs/uploads/${mount}`, { method: 'POST', about });
  if (begun.status === 201) return;
  const location = nextLocation(begun);
  if (!location) throw await refusal(about, begun);
  const sourceName = `${from.repository}@${digest}`;
  const blob = await registryRequest(from, `blobs/${digest}`, {
    about: sourceName,
    timeoutMs: transferTimeoutMs,
  });
  if (!blob.ok) throw await refusal(sourceName, blob);
  await sendBlob(to, location, blob.body, digest, about);
}
