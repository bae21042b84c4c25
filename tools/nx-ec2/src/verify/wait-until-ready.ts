import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { Failure } from '../failure';
import type { SlotName } from '../host/addresses';
import type { ProxySession } from '../proxy/session';
import { gatherEvidence } from './container-evidence';
import { type ContainerState, judgeReadiness } from './readiness';

export interface ReadinessCheck {
  container: Docker.Container;
  /** The slot that the container is in, as the proxy watches it. */
  slot: SlotName;
  proxy: ProxySession;
  /** ms until the container has to be ready. */
  timeoutMs: number;
  /** Service and host, for the message. */
  where: string;
  signal: AbortSignal;
}

const pollMs = 20;
/** How often the image's own health is read; an exit is told by the engine at once. */
const inspectMs = 250;

/** Follows a container's state without holding up who looks at it. */
async function followState(container: Docker.Container) {
  const read = async () => (await container.inspect()).State;
  let state: ContainerState = await read();
  let stopped = false;
  const ended = container
    .wait({ condition: 'not-running' })
    .then(async () => (state = await read()));
  // A connection that breaks shows in the conversation with the proxy as well.
  ended.catch(() => undefined);
  void (async () => {
    while (!stopped) {
      await delay(inspectMs);
      const next = await read().catch(() => undefined);
      if (next && !stopped) state = next;
    }
  })();
  return { last: () => state, stop: () => (stopped = true) };
}

/**
 * Waits until a container answers its health path to the proxy.
 * @throws Failure as soon as it cannot become ready any more, with exit code, log and health output.
 */
export async function waitUntilReady(check: ReadinessCheck): Promise<void> {
  const { container, slot, proxy, timeoutMs, where, signal } = check;
  const startedAt = Date.now();
  const follow = await followState(container);
  let healthyAt: number | undefined;
  try {
    for (;;) {
      signal.throwIfAborted();
      const server = (await proxy.servers())[slot];
      const state = follow.last();
      if (state.Health?.Status === 'healthy') healthyAt ??= Date.now();
      const now = Date.now();
      const healthyForMs = healthyAt && now - healthyAt;
      const observation = { state, server, elapsedMs: now - startedAt, healthyForMs };
      const verdict = judgeReadiness(observation, timeoutMs);
      if (verdict.kind === 'ready') return;
      if (verdict.kind === 'failed') {
        throw new Failure(`The new container ${verdict.what}`, {
          where,
          seen: [
            ...(server.check ? [`health path: ${server.check}`] : []),
            await gatherEvidence(container, state),
          ].join('\n'),
          remedy: verdict.remedy,
        });
      }
      await delay(pollMs, undefined, { signal });
    }
  } finally {
    follow.stop();
  }
}
