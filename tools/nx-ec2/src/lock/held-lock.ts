import { Failure } from '../failure';
import { describeLock, lockFrom, lockLifetimeMs, type LockRecord, renewalMs } from './lock-record';
import type { LockStore } from './lock-store';

/** How long an answer is waited for, ms: a renewal is over before the next, whatever happens. */
const answerMs = 5_000;
const soon = () => AbortSignal.timeout(answerMs);
const settleMs = 500;

/** Who asks for a lock, as the lock says. */
export type Holding = Pick<LockRecord, 'id' | 'owner' | 'process'>;

/** The right to change what a lock protects, for as long as it lasts. */
export interface HeldLock {
  /** Aborted when the caller gives up, or when the lock is known to be lost. */
  readonly signal: AbortSignal;
  /**
   * To be called before anything that another holder must not see happen: a machine that slept past
   * the end of its lock goes on where it was, before any timer can tell it.
   * @throws what the work was given up for; Failure when the lock is lost
   */
  ensureHeld(): void;
  /** The same, and sees as well that somebody used unlock. */
  confirm(): Promise<void>;
  /** Asks whether another may have the lock by now, also when the work was given up. */
  isLost(): Promise<boolean>;
}

/** For work that changes nothing. */
export const withoutLock = (signal: AbortSignal): HeldLock => ({
  signal,
  ensureHeld: () => signal.throwIfAborted(),
  confirm: async () => signal.throwIfAborted(),
  isLost: async () => false,
});

/** What a lock is for, and until when it holds if nothing renews it. */
export interface Acquired {
  store: LockStore;
  me: Holding;
  /** When it was asked for, ms since the epoch. */
  since: number;
  service: string;
  environment: string;
}

/** Renews a lock that was just acquired, until `stop` is done. */
export function holdLock(
  { store, me, since, service, environment }: Acquired,
  givenUp: AbortSignal,
): HeldLock & { stop(): Promise<void> } {
  const lost = new AbortController();
  const signal = AbortSignal.any([givenUp, lost.signal]);
  let goodUntil = since + lockLifetimeMs;
  let renewing: Promise<void> = Promise.resolve();

  const lose = (holder: string) =>
    lost.abort(
      new Failure(`The lock of ${service} was lost to ${holder}`, {
        where: `environment ${environment}`,
        remedy:
          'Somebody used unlock, this machine slept, or Parameter Store did not answer for a minute. Run the deploy again.',
      }),
    );
  const isOver = () => {
    if (Date.now() >= goodUntil) lose('whoever comes next: it was not renewed in time');
    return lost.signal.aborted;
  };
  const isOurs = async () => {
    let seen = await store.read(soon());
    if (!seen) {
      // What was just written may not show yet.
      await new Promise((resolve) => setTimeout(resolve, settleMs));
      seen = await store.read(soon());
    }
    if (seen?.lock?.id !== me.id) lose(seen?.lock ? describeLock(seen.lock) : 'nobody');
    return !isOver();
  };
  const renew = async () => {
    const now = Date.now();
    if (isOver() || !(await isOurs())) return;
    await store.overwrite(lockFrom(now, me, since), soon());
    // Written too late, it may stand over the lock of another, who sees that and gives up as well.
    if (!isOver()) goodUntil = now + lockLifetimeMs;
  };
  const timer = setInterval(() => {
    // A renewal that fails is tried again: the lock is good for three of them.
    renewing = renew().catch(() => undefined);
  }, renewalMs);

  const ensureHeld = () => {
    isOver();
    signal.throwIfAborted();
  };
  // A question that is not answered leaves it at what the clock says.
  const isLost = async () => isOver() || !(await isOurs().catch(() => !isOver()));

  return {
    signal,
    ensureHeld,
    isLost,
    async confirm() {
      await isLost();
      ensureHeld();
    },
    async stop() {
      clearInterval(timer);
      // One that is on its way would write the lock again after its release.
      await renewing;
    },
  };
}
