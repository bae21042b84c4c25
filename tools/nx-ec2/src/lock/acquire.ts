import { setTimeout as delay } from 'node:timers/promises';
import { isExpired, lockFrom, type LockRecord } from './lock-record';
import type { LockStore, SeenLock } from './lock-store';

/** Longer than a competing take-over needs to show, ms. */
const settleMs = 500;

/**
 * Takes over an expired lock. Parameter Store cannot compare before it writes, but it numbers what
 * is written: only who wrote the very next version took it; anyone later has overwritten a lock
 * that holds, and puts it back.
 * @returns whether the lock is ours now
 */
async function takeOver(store: LockStore, seen: SeenLock, mine: LockRecord): Promise<boolean> {
  const beforeWriting = await store.read();
  if (beforeWriting?.version !== seen.version) return false;
  const version = await store.overwrite(mine);
  if (version !== seen.version + 1) {
    // Whoever was first sees that it lost the lock, or takes it over again.
    await store.remove();
    return false;
  }
  await delay(settleMs);
  return (await store.read())?.lock?.id === mine.id;
}

/**
 * Tries once to get the lock.
 * @returns the lock of whoever else holds it; nothing when it is ours
 */
export async function tryAcquire(
  store: LockStore,
  me: Pick<LockRecord, 'id' | 'owner' | 'process'>,
): Promise<LockRecord | 'again' | undefined> {
  const mine = lockFrom(Date.now(), me);
  if (await store.create(mine)) return undefined;
  const seen = await store.read();
  if (!seen) return 'again';
  // The answer to a request that was sent again: the first one had made it.
  if (seen.lock?.id === me.id) return undefined;
  if (!isExpired(seen.lock, Date.now())) return seen.lock;
  return (await takeOver(store, seen, mine)) ? undefined : 'again';
}
