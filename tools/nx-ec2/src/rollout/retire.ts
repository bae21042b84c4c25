import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import type { SlotName } from '../host/addresses';
import type { ProxySession } from '../proxy/session';
import { slotContainer, stopTimeoutSeconds } from '../release/container-definition';

const pollMs = 50;

/** The part of a container's host configuration that says when the engine starts it again. */
export const restartPolicy = (name: 'no' | 'unless-stopped') => ({
  RestartPolicy: { Name: name, MaximumRetryCount: 0 },
});

/** Waits until a slot has no open requests. @returns how many are left when the time is up */
async function drain(session: ProxySession, slot: SlotName, drainMs: number): Promise<number> {
  for (const deadline = Date.now() + drainMs; ;) {
    const { sessions } = (await session.servers())[slot];
    if (sessions === 0 || Date.now() >= deadline) return sessions;
    await delay(pollMs);
  }
}

/**
 * Stops the version that does not serve any more, once its requests are done; its container stays
 * for a rollback.
 * @returns requests that were cut
 */
export async function retire(
  engine: Docker,
  service: string,
  slot: SlotName,
  session: ProxySession,
  drainMs: number,
): Promise<number> {
  const container = engine.getContainer(slotContainer(service, slot));
  const cut = await drain(session, slot, drainMs);
  await container.update(restartPolicy('no'));
  await container.stop({ t: stopTimeoutSeconds }).catch((error: { statusCode?: number }) => {
    if (error.statusCode !== 304) throw error;
  });
  return cut;
}
