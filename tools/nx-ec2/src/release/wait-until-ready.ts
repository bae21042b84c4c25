import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { Failure } from '../failure';
import { gatherEvidence } from './container-evidence';
import { judgeHealth } from './health-verdict';
import { describeReply, httpGet, isOk, type Reply } from './http-get';

export interface ReadinessCheck {
  /** Health path through the public address of the host. */
  url: string;
  /** ms until the container has to be ready. */
  timeoutMs: number;
  /** Service and host, for the message. */
  where: string;
  signal?: AbortSignal;
}

const pollMs = 25;
const replyTimeoutMs = 2_000;

/** Asks the health path again and again beside the caller's own loop, and keeps the last reply. */
function pollReplies(url: string): { last: () => Reply | undefined; stop: () => void } {
  let last: Reply | undefined;
  let stopped = false;
  void (async () => {
    while (!stopped && !isOk(last)) {
      last = await httpGet(url, replyTimeoutMs);
      await delay(pollMs);
    }
  })();
  return { last: () => last, stop: () => (stopped = true) };
}

/**
 * Waits until a container answers its health path from outside.
 * @throws Failure as soon as it cannot become ready any more, with exit code, log and health output.
 */
export async function waitUntilReady(
  container: Docker.Container,
  { url, timeoutMs, where, signal }: ReadinessCheck,
): Promise<void> {
  const replies = pollReplies(url);
  const startedAt = Date.now();
  let healthyAt: number | undefined;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { State: state } = await container.inspect();
      const reply = replies.last();
      if (state.Health?.Status === 'healthy') healthyAt ??= Date.now();
      const verdict = judgeHealth(
        {
          state,
          reply,
          elapsedMs: Date.now() - startedAt,
          healthyForMs: healthyAt && Date.now() - healthyAt,
        },
        { timeoutMs },
      );
      if (verdict.kind === 'ready') return;
      if (verdict.kind === 'failed') {
        const answer = reply ? `GET ${url}: ${describeReply(reply)}` : '';
        const evidence = await gatherEvidence(container, state);
        throw new Failure(`The container ${verdict.what}`, {
          where,
          seen: [answer, evidence].filter(Boolean).join('\n'),
          remedy: verdict.remedy,
        });
      }
      await delay(pollMs, undefined, { signal });
    }
  } finally {
    replies.stop();
  }
}
