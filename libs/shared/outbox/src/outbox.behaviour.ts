import { setTimeout as after } from 'node:timers/promises';
import { current, runInContext } from '@shop/shared-context';
import { describeOnDatabase } from '@shop/shared-persistence/testing';
import {
  Outbox,
  type OutboxHandlers,
  outboxMigrations,
  OutboxMonitor,
  OutboxRelay,
  PermanentFailure,
  type RelayEvent,
  type RelayOptions,
} from '.';

const quick: Partial<RelayOptions> = {
  pollMs: 20,
  leaseMs: 2_000,
  backoffMs: { first: 10, max: 20 },
  stopMs: 200,
};

/** What producers and handlers rely on, whichever engine there is. */
export function describeOutbox(): void {
  describeOnDatabase('an outbox', outboxMigrations, (database) => {
    let relays: OutboxRelay[];
    let events: RelayEvent[];

    beforeEach(() => {
      relays = [];
      events = [];
    });

    afterEach(() => Promise.all(relays.map((relay) => relay.stop())));

    const add = (topic: string, key: string, payload: unknown = {}) =>
      database().run(() => new Outbox(database()).add(topic, key, payload));

    function relay(handlers: OutboxHandlers, options: Partial<RelayOptions> = {}) {
      const made = new OutboxRelay(database(), handlers, { ...quick, ...options }, (event) =>
        events.push(event),
      );
      relays.push(made);
      made.start();
      return made;
    }

    async function until(condition: () => boolean | Promise<boolean>) {
      const deadline = performance.now() + 5_000;
      while (!(await condition())) {
        if (performance.now() > deadline) throw new Error('it did not happen');
        await after(5);
      }
    }

    const monitor = () => new OutboxMonitor(database());
    const isEmpty = async () => (await monitor().statistics()).pending === 0;

    it('hands over what was committed, and only that', async () => {
      const handled: unknown[] = [];
      const failing = database().run(async () => {
        await new Outbox(database()).add('sold', 'a', { n: 0 });
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      await add('sold', 'a', { n: 1 });
      relay({ sold: async ({ payload }) => void handled.push(payload) });
      await until(isEmpty);
      expect(handled).toEqual([{ n: 1 }]);
    });

    it('takes nothing outside of a transaction', async () => {
      await expect(new Outbox(database()).add('sold', 'a', {})).rejects.toThrow(
        'outside of a transaction',
      );
    });

    it('tells its process of what was committed, at once', async () => {
      const outbox = new Outbox(database());
      const handled: string[] = [];
      const waking = relay({ sold: async ({ key }) => void handled.push(key) }, { pollMs: 60_000 });
      outbox.onAdded(() => waking.wake());
      await after(50);
      await database().run(() => outbox.add('sold', 'a', {}));
      await until(() => handled.length === 1);
    });

    it('handles a message as part of the request and trace that added it', async () => {
      const traceId = 'b'.repeat(32);
      await runInContext({ requestId: 'r-1', traceId }, () => add('sold', 'a'));
      const seen: unknown[] = [];
      relay({ sold: async () => void seen.push(current()) });
      await until(isEmpty);
      expect(seen).toMatchObject([{ requestId: 'r-1', traceId }]);
    });

    it('tries again after a failure, with the number of the attempt', async () => {
      const attempts: number[] = [];
      await add('sold', 'a');
      relay({
        sold: async ({ attempt }) => {
          attempts.push(attempt);
          if (attempt < 3) throw new Error('not yet');
        },
      });
      await until(isEmpty);
      expect(attempts).toEqual([1, 2, 3]);
      expect(events.map(({ type }) => type)).toEqual(['failed', 'failed', 'handled']);
    });

    it.each([
      ['that failed too often', new Error('no \0'), 3],
      ['whose failure is permanent', new PermanentFailure('no \0'), 1],
    ])('parks a message %s, shows it and retries it on demand', async (_, error, attempts) => {
      let broken = true;
      await add('sold', 'a');
      const sold = async () => {
        if (broken) throw error;
      };
      relay({ sold }, { maxAttempts: 3 });
      await until(async () => (await monitor().statistics()).parked === 1);
      const { items } = await monitor().list('parked', { limit: 10 });
      expect(items).toMatchObject([
        { topic: 'sold', key: 'a', attempts, lastError: 'no ', state: 'parked' },
      ]);

      broken = false;
      const id = items[0]?.id ?? '';
      expect(await monitor().retry(id)).toBe(true);
      await until(async () => (await monitor().list('parked', { limit: 1 })).items.length === 0);
      await until(isEmpty);
      expect(await monitor().retry(id)).toBe(false);
      expect(await monitor().retry('x')).toBe(false);
    });

    it('keeps the order of a key, and lets no key hold back another', async () => {
      const handled: string[] = [];
      for (const key of ['a', 'b']) for (const n of [1, 2, 3]) await add('sold', key, n);
      relay({
        sold: async ({ key, payload, attempt }) => {
          if (key === 'a' && attempt === 1) throw new Error('once');
          handled.push(`${key}${payload}`);
        },
      });
      await until(isEmpty);
      expect(handled.filter((one) => one.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
      expect(handled.filter((one) => one.startsWith('b'))).toEqual(['b1', 'b2', 'b3']);
    });

    it('goes on with a key whose message is parked', async () => {
      const handled: unknown[] = [];
      await add('sold', 'a', 1);
      await add('sold', 'a', 2);
      relay({
        sold: async ({ payload }) => {
          if (payload === 1) throw new PermanentFailure('no');
          handled.push(payload);
        },
      });
      await until(isEmpty);
      expect(handled).toEqual([2]);
    });

    it('leaves alone what it has no handler for', async () => {
      await add('of-a-later-version', 'a');
      relay({ sold: async () => undefined });
      await after(60);
      expect(await monitor().statistics()).toMatchObject({ pending: 1, parked: 0 });
    });

    it('gives a message to another relay when the first is silent for its lease', async () => {
      await add('sold', 'a');
      let silent = 0;
      const hanging = new OutboxRelay(
        database(),
        { sold: () => new Promise<void>(() => (silent += 1)) },
        { ...quick, leaseMs: 150, stopMs: 0 },
      );
      hanging.start();
      await until(() => silent === 1);
      await hanging.stop();
      const handled: number[] = [];
      relay({ sold: async ({ attempt }) => void handled.push(attempt) });
      await until(isEmpty);
      expect(handled).toHaveLength(1);
    });

    it('ends a handler that takes longer than its lease, and tries again', async () => {
      const signals: boolean[] = [];
      await add('sold', 'a');
      relay(
        {
          sold: async ({ attempt }, signal) => {
            if (attempt === 1)
              await new Promise((resolve) => signal.addEventListener('abort', resolve));
            signals.push(signal.aborted);
          },
        },
        { leaseMs: 100 },
      );
      await until(isEmpty);
      expect(signals).toEqual([true, false]);
    });

    it('when stopped lets a handler finish, or gives its message back as if untouched', async () => {
      await add('sold', 'quick');
      await add('sold', 'slow');
      const handled: string[] = [];
      let begun = 0;
      const stopping = relay({
        sold: async ({ key }) => {
          begun += 1;
          await after(key === 'quick' ? 50 : 10_000, undefined, { ref: false });
          handled.push(key);
        },
      });
      await until(() => begun === 2);
      await stopping.stop();
      expect(handled).toEqual(['quick']);
      const { items } = await monitor().list('pending', { limit: 10 });
      expect(items).toMatchObject([{ key: 'slow', attempts: 0, lastError: null }]);
      expect(items[0]?.dueAt.getTime()).toBeLessThanOrEqual(Date.now() + 100);
    });

    it('tells how many there are, how old, and lists them by pages', async () => {
      expect(await monitor().statistics()).toEqual({
        pending: 0,
        parked: 0,
        oldestPendingSeconds: 0,
      });
      for (const key of ['a', 'b', 'c']) await add('sold', key);
      await after(20);
      const statistics = await monitor().statistics();
      expect(statistics.pending).toBe(3);
      expect(statistics.oldestPendingSeconds).toBeGreaterThan(0.01);
      const first = await monitor().list('pending', { limit: 2 });
      const second = await monitor().list('pending', { limit: 2, after: first.nextCursor ?? '' });
      expect(first.items.map(({ key }) => key)).toEqual(['a', 'b']);
      expect(second).toMatchObject({ items: [{ key: 'c' }], nextCursor: null });
    });
  });
}
