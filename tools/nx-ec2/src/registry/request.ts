import type { RegistryCredentials } from './credentials';
import { answerError, type RegistryError, unreachableError } from './registry-error';
import { registryAddress, splitRepository } from './registry-host';

const requestTimeoutMs = 15_000;
/** How many characters of a refusal are worth showing. */
const longestBody = 500;

/** Access to one repository: its name as `host/path`, and the login for the host. */
export interface RepositoryAccess {
  repository: string;
  credentials: Pick<RegistryCredentials, 'username' | 'password'>;
  signal?: AbortSignal;
}

export interface RegistryRequest extends RequestInit {
  /** What the request is about, for messages: `host/path:tag` or `host/path@sha256:…`. */
  about: string;
  /** How long the answer may take to begin, ms. Default 15 s; a layer that is sent needs more. */
  timeoutMs?: number;
}

/**
 * One request to the API of a registry (OCI Distribution Specification 1.1), below the name of a
 * repository or at an address that the registry gave.
 * @throws RegistryError when the registry cannot be reached
 */
export async function registryRequest(
  { repository, credentials: { username, password }, signal }: RepositoryAccess,
  path: string,
  { about, timeoutMs = requestTimeoutMs, ...init }: RegistryRequest,
): Promise<Response> {
  const { host, path: name } = splitRepository(repository);
  const address = new URL(path, `${registryAddress(host)}/v2/${name}/`);
  const headers = new Headers(init.headers);
  const login = Buffer.from(`${username}:${password}`).toString('base64');
  headers.set('authorization', `Basic ${login}`);
  const timeout = AbortSignal.timeout(timeoutMs);
  return fetch(address, {
    ...init,
    headers,
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }).catch((cause: Error) => {
    if (signal?.aborted) throw cause;
    const reason = cause.cause instanceof Error ? cause.cause : cause;
    throw unreachableError(about, String(reason));
  });
}

/** The error for an answer that is no success, with the beginning of what it says. */
export async function refusal(about: string, response: Response): Promise<RegistryError> {
  const body = (await response.text()).slice(0, longestBody);
  return answerError(about, response.status, body || response.statusText);
}
