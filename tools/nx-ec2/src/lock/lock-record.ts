import { type Holder, isGone } from './holder';

/** Who deploys a service now, as the lock's parameter holds it. */
export interface LockRecord {
  id: string;
  owner: string;
  /** ISO 8601, UTC. */
  since: string;
  /** ISO 8601, UTC; renewed while its owner works. */
  expiresAt: string;
  process?: Holder;
}

/** How long a lock is good for without being renewed, ms. */
export const lockLifetimeMs = 60_000;
/** How often its owner renews it, ms. */
export const renewalMs = 20_000;

/** A lock from now on. @param now ms since the epoch */
export const lockFrom = (
  now: number,
  { id, owner, process }: Pick<LockRecord, 'id' | 'owner' | 'process'>,
  since = now,
): LockRecord => ({
  id,
  owner,
  process,
  since: new Date(since).toISOString(),
  expiresAt: new Date(now + lockLifetimeMs).toISOString(),
});

/** The holder of a lock; nothing when the value is not one, which counts as expired. */
export function parseLock(value: string | undefined): LockRecord | undefined {
  try {
    const lock = JSON.parse(value ?? '') as LockRecord;
    return lock.id && lock.expiresAt ? lock : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a lock may be taken over: its owner was killed, or never came back. */
export const isExpired = (lock: LockRecord | undefined, now: number): boolean =>
  !lock || !(Date.parse(lock.expiresAt) > now) || isGone(lock.process);

const clock = (iso: string): string => `${iso.slice(11, 19)} UTC`;

/** Who holds a lock and since when, in words. */
export const describeLock = ({ id, owner, since, expiresAt }: LockRecord): string =>
  `${owner} since ${clock(since)} (id ${id}, good until ${clock(expiresAt)} unless renewed)`;
