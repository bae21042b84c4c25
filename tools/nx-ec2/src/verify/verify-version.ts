import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../failure';
import { describeReply, httpGet, isOk, type Reply } from './http-get';
import { shortDigest } from '../release/release';

const pollMs = 25;
const patienceMs = 3_000;
const replyTimeoutMs = 2_000;

/** Digest in the answer of GET /version; nothing when it is not such an answer. */
export function digestOf(reply: Reply): string | undefined {
  if (!isOk(reply) || !('body' in reply)) return undefined;
  try {
    const { digest } = JSON.parse(reply.body) as { digest?: unknown };
    return typeof digest === 'string' ? digest : undefined;
  } catch {
    return undefined;
  }
}

function versionFailure(url: string, digest: string, reply: Reply, where: string): Failure {
  const running = digestOf(reply);
  if ('error' in reply) {
    return new Failure('The service does not answer at its public address', {
      where,
      seen: `GET ${url}: ${reply.error}`,
      remedy:
        reply.error === 'ETIMEDOUT'
          ? "Check that the security group opens the service's port to this machine (http_cidrs of the environment; admin_cidrs where a load balancer stands in front)."
          : 'Look at the log of the service on the host; it may have stopped again.',
    });
  }
  return running
    ? new Failure(`Another version answers: ${shortDigest(running)}`, {
        where,
        seen: `GET ${url}: ${describeReply(reply)}`,
        remedy: `Expected ${digest}. See which process answers on that address and port.`,
      })
    : new Failure('The service does not tell which version it is', {
        where,
        seen: `GET ${url}: ${describeReply(reply)}`,
        remedy: 'GET /version has to answer JSON with the value of SERVICE_DIGEST as `digest`.',
      });
}

/**
 * Makes sure that the version behind the public address is the one that was deployed.
 * @throws Failure when it is not, or cannot be told, within 3 s.
 */
export async function verifyVersion(
  baseUrl: string,
  digest: string,
  where: string,
  signal?: AbortSignal,
): Promise<void> {
  const url = `${baseUrl}/version`;
  for (const deadline = Date.now() + patienceMs; ;) {
    const reply = await httpGet(url, replyTimeoutMs);
    if (digestOf(reply) === digest) return;
    if (Date.now() > deadline) throw versionFailure(url, digest, reply, where);
    await delay(pollMs, undefined, { signal });
  }
}
