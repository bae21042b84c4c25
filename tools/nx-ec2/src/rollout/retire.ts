import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import type { SlotName } from '../host/addresses';
import type { ProxySession } from '../proxy/session';
import { slotContainer, stopTimeoutSeconds } from '../release/container-definition';
import { label } from '../release/labels';
import type { Release } from '../release/release';
import { warn } from '../report/print';

const pollMs = 50;

const allow =
  (statusCode: number) =>
  (error: { statusCode?: number }): undefined => {
    if (error.statusCode !== statusCode) throw error;
  };

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

/** A service on a host. */
export interface RetiredPlace {
  engine: Docker;
  release: Release;
  /** Service and host, for messages. */
  where: string;
}

/**
 * Stops the version that does not serve any more, once its requests are done; its container stays
 * for a rollback.
 * @returns digest of what is in that slot, if anything
 */
export async function retireSlot(
  { engine, release: { service, settings }, where }: RetiredPlace,
  slot: SlotName,
  session: ProxySession,
): Promise<string | undefined> {
  const container = engine.getContainer(slotContainer(service, slot));
  const inspected = await container.inspect().catch(allow(404));
  if (!inspected) return undefined;
  if (inspected.State.Running) {
    const cut = await drain(session, slot, settings.drainTimeout * 1000);
    // A deploy that was killed may have left it checked.
    await session.rest(slot);
    await container.update(restartPolicy('no'));
    await container.stop({ t: stopTimeoutSeconds }).catch(allow(304));
    if (cut > 0) {
      warn(
        `${where}: ${cut} requests to the old version were not done after ${settings.drainTimeout} s and were cut`,
      );
    }
  }
  return inspected.Config.Labels[label.digest];
}
