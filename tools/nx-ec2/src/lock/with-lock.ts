import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from '../environment/environment';
import { Failure } from '../failure';
import { tryAcquire } from './acquire';
import { thisProcess } from './holder';
import { describeLock, lockFrom, type LockRecord, renewalMs } from './lock-record';
import { lockStore, type LockStore } from './lock-store';

export interface LockRequest {
  target: Environment;
  service: string;
  /** Who asks, as others are told. */
  owner: string;
  /** How long to wait for another deploy, ms. */
  waitMs: number;
  signal: AbortSignal;
  /** Told who holds the lock, at once and every 30 s. */
  onWait: (message: string) => void;
}

type Me = Pick<LockRecord, 'id' | 'owner' | 'process'>;

const pollMs = 500;
const reminderMs = 30_000;

/** Waits until the lock is ours. @throws Failure when it is held for longer than `waitMs` */
async function acquire(store: LockStore, me: Me, request: LockRequest): Promise<void> {
  const { target, service, waitMs, signal, onWait } = request;
  const startedAt = Date.now();
  for (let toldAt = 0; ;) {
    signal.throwIfAborted();
    const holder: LockRecord | 'again' | undefined = await tryAcquire(store, me);
    if (!holder) return;
    if (holder !== 'again') {
      const who = `${service}, environment ${target.environment}, is being deployed by ${describeLock(holder)}`;
      if (Date.now() - startedAt >= waitMs) {
        throw new Failure(`Another deploy of ${service} goes on`, {
          where: `environment ${target.environment}`,
          seen: who,
          remedy: `Wait for it. If it is gone for good: \`nx run ${service}:unlock -c ${target.environment} --id=${holder.id}\`.`,
        });
      }
      if (Date.now() - toldAt > reminderMs) {
        toldAt = Date.now();
        onWait(`waiting: ${who}`);
      }
    }
    await delay(pollMs, undefined, { signal });
  }
}

/** Renews the lock until stopped; tells when it is not ours any more. */
function keepRenewed(store: LockStore, me: Me, lost: (holder: string) => void) {
  const since = Date.now();
  const timer = setInterval(() => {
    const renew = async () => {
      const { lock } = (await store.read()) ?? {};
      if (lock?.id === me.id) await store.overwrite(lockFrom(Date.now(), me, since));
      else lost(lock ? describeLock(lock) : 'nobody');
    };
    // A renewal that fails is tried again: the lock is good for three of them.
    renew().catch(() => undefined);
  }, renewalMs);
  return () => clearInterval(timer);
}

/**
 * Does work while no other deploy of the same service in the same environment does.
 * @param work gets a signal that is also aborted when the lock is lost
 * @throws Failure when the lock is not to be had, or whatever `work` rejects with
 */
export async function withLock<T>(
  request: LockRequest,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { target, service, owner, signal } = request;
  const store = await lockStore(target, service);
  const id = randomUUID().slice(0, 8);
  const me: Me = { id, owner, process: thisProcess() };
  await acquire(store, me, request);
  const lost = new AbortController();
  const stop = keepRenewed(store, me, (holder) =>
    lost.abort(
      new Failure(`The lock of ${service} was lost to ${holder}`, {
        where: `environment ${target.environment}`,
        remedy: 'Somebody used unlock, or this machine slept. Run the deploy again.',
      }),
    ),
  );
  try {
    return await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    stop();
    if ((await store.read().catch(() => undefined))?.lock?.id === id) {
      await store.remove().catch(() => undefined);
    }
  }
}
