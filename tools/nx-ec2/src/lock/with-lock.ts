import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from '../environment/environment';
import { Failure } from '../failure';
import { tryAcquire } from './acquire';
import { type HeldLock, type Holding, holdLock } from './held-lock';
import { thisProcess } from './holder';
import { describeLock, type LockRecord } from './lock-record';
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

const pollMs = 500;
const reminderMs = 30_000;

/**
 * Waits until the lock is ours.
 * @returns when it was asked for, ms since the epoch
 * @throws Failure when it is held for longer than `waitMs`
 */
async function acquire(store: LockStore, me: Holding, request: LockRequest): Promise<number> {
  const { target, service, waitMs, signal, onWait } = request;
  const startedAt = Date.now();
  for (let toldAt = 0; ;) {
    signal.throwIfAborted();
    const askedAt = Date.now();
    const holder: LockRecord | 'again' | undefined = await tryAcquire(store, me);
    if (!holder) return askedAt;
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

/**
 * Does work while no other deploy of the same service in the same environment does.
 * @throws Failure when the lock is not to be had, or whatever `work` rejects with
 */
export async function withLock<T>(
  request: LockRequest,
  work: (lock: HeldLock) => Promise<T>,
): Promise<T> {
  const { target, service, owner, signal } = request;
  const store = await lockStore(target, service);
  const id = randomUUID().slice(0, 8);
  const me: Holding = { id, owner, process: thisProcess() };
  const since = await acquire(store, me, request);
  const lock = holdLock({ store, me, since, service, environment: target.environment }, signal);
  try {
    return await work(lock);
  } finally {
    await lock.stop();
    if ((await store.read().catch(() => undefined))?.lock?.id === id) {
      await store.remove().catch(() => undefined);
    }
  }
}
