import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import type { SlotName } from '../host/addresses';
import type { HeldLock } from '../lock/held-lock';
import { earlierWorkersEnded } from '../proxy/earlier-workers';
import type { ProxySession } from '../proxy/session';
import { slotContainer, stopTimeoutSeconds } from '../release/container-definition';
import { label } from '../release/labels';
import type { Release } from '../release/release';
import { warn } from '../report/print';
import { allDone } from './all-done';

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

/** A service on a host. */
export interface RetiredPlace {
  engine: Docker;
  release: Release;
  /** Service and host, for messages. */
  where: string;
  lock: HeldLock;
}

/** Waits until a slot has no open requests. @returns how many are left when the time is up */
async function drain(session: ProxySession, slot: SlotName, drainMs: number): Promise<number> {
  for (const deadline = Date.now() + drainMs; ;) {
    const { sessions } = (await session.servers())[slot];
    if (sessions === 0 || Date.now() >= deadline) return sessions;
    await delay(pollMs);
  }
}

/**
 * Waits until nothing is sent to a slot any more: its open requests are done, and no process of the
 * proxy is left from before a reload, which would send it the next request of an idle connection.
 */
export async function drainSlot(
  { engine, release: { service, settings }, where }: RetiredPlace,
  slot: SlotName,
  session: ProxySession,
): Promise<void> {
  const { drainTimeout } = settings;
  let cut = 0;
  await allDone([
    drain(session, slot, drainTimeout * 1000).then((left) => (cut = left)),
    earlierWorkersEnded(engine, service, drainTimeout, where),
  ]);
  if (cut === 0) return;
  warn(
    `${where}: ${cut} requests to the old version were not done after ${drainTimeout} s and were cut`,
  );
}

/**
 * Stops the version that does not serve any more, once its requests are done; its container stays
 * for a rollback.
 * @returns digest of what is in that slot, if anything
 * @throws Failure when the lock was lost meanwhile
 */
export async function retireSlot(
  place: RetiredPlace,
  slot: SlotName,
  session: ProxySession,
): Promise<string | undefined> {
  const { engine, release, lock } = place;
  const inspected = await engine
    .getContainer(slotContainer(release.service, slot))
    .inspect()
    .catch(allow(404));
  if (!inspected) return undefined;
  if (inspected.State.Running) {
    await drainSlot(place, slot, session);
    await lock.confirm();
    // A deploy that was killed may have left it checked.
    await session.rest(slot);
    // By its id: whatever another deploy would put there has the same name.
    const container = engine.getContainer(inspected.Id);
    await container.update(restartPolicy('no'));
    await container.stop({ t: stopTimeoutSeconds }).catch(allow(304));
  }
  return inspected.Config.Labels[label.digest];
}
