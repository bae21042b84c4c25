import { setImmediate } from 'node:timers/promises';
import { holdLock } from './held-lock';
import { lockFrom, type LockRecord } from './lock-record';
import type { LockStore } from './lock-store';

const me = { id: 'mine', owner: 'ann@laptop' };
const bob = { id: 'his', owner: 'bob@desk' };

/** A store whose writes take as long as it is told. */
function aStore(first: LockRecord) {
  let lock: LockRecord | undefined = first;
  let write: Promise<unknown> = Promise.resolve();
  const store = {
    read: async () => lock && { lock, version: 1 },
    overwrite: async (next: LockRecord) => {
      await write;
      lock = next;
      return 2;
    },
  } as unknown as LockStore;
  return {
    store,
    lock: () => lock,
    put: (next: LockRecord | undefined) => (lock = next),
    holdWrites: (until: Promise<unknown>) => (write = until),
  };
}

/** A process that slept: the clock went on, no timer fired. */
const sleep = (ms: number) => jest.setSystemTime(Date.now() + ms);
const pass = async (ms: number) => {
  await jest.advanceTimersByTimeAsync(ms);
  await setImmediate();
};

describe('a lock that is held', () => {
  let end: (() => Promise<void>) | undefined;
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate'] }));
  afterEach(async () => {
    await end?.();
    jest.useRealTimers();
  });

  function hold() {
    const since = Date.now();
    const kept = aStore(lockFrom(since, me));
    const givenUp = new AbortController();
    const lock = holdLock(
      { store: kept.store, me, since, service: 'users', environment: 'staging' },
      givenUp.signal,
    );
    end = () => lock.stop();
    return { kept, lock, givenUp };
  }

  it('is renewed for as long as it takes', async () => {
    const { kept, lock } = hold();
    await pass(300_000);
    expect(() => lock.ensureHeld()).not.toThrow();
    expect(Date.parse(kept.lock()?.expiresAt ?? '')).toBeGreaterThan(Date.now() + 30_000);
    expect(await lock.isLost()).toBe(false);
  });

  it('is over for a machine that slept, before any timer tells it, and is not renewed', async () => {
    const { kept, lock } = hold();
    const { expiresAt } = kept.lock() ?? {};
    sleep(61_000);
    expect(() => lock.ensureHeld()).toThrow('The lock of users was lost');
    expect(lock.signal.aborted).toBe(true);
    await pass(20_000);
    expect(kept.lock()).toMatchObject({ expiresAt });
  });

  it('is lost when another has it', async () => {
    const { kept, lock } = hold();
    kept.put(lockFrom(Date.now(), bob));
    await expect(lock.confirm()).rejects.toThrow('The lock of users was lost to bob@desk since');
    expect(await lock.isLost()).toBe(true);
    expect(() => lock.ensureHeld()).toThrow('The lock of users was lost');
  });

  it('tells by itself that somebody removed it', async () => {
    const { kept, lock } = hold();
    kept.put(undefined);
    await pass(20_000);
    await pass(1_000);
    expect(lock.signal.reason).toMatchObject({
      message: 'The lock of users was lost to nobody',
    });
  });

  it('is ours still when the work is given up', async () => {
    const { lock, givenUp } = hold();
    givenUp.abort(new Error('Ctrl-C'));
    expect(() => lock.ensureHeld()).toThrow('Ctrl-C');
    expect(await lock.isLost()).toBe(false);
  });

  it('waits for a renewal on its way before it is let go', async () => {
    const { kept, lock } = hold();
    let written = () => undefined as void;
    kept.holdWrites(new Promise<void>((resolve) => (written = resolve)));
    await pass(20_000);
    const stopped = jest.fn();
    const stopping = lock.stop().then(stopped);
    await setImmediate();
    expect(stopped).not.toHaveBeenCalled();
    written();
    await stopping;
    expect(stopped).toHaveBeenCalled();
  });
});
