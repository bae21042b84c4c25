import { setTimeout as after } from 'node:timers/promises';
import { current, runInContext } from '@shop/shared-context';
import { Outbox, PermanentFailure } from '.';
import { type OutboxBench, until } from './outbox-bench';

/** What producers and handlers rely on. */
export function describeDelivery(bench: OutboxBench): void {
  const { database, events, add, relay, monitor, isEmpty } = bench;

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
}
