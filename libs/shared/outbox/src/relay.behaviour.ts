import { setTimeout as after } from 'node:timers/promises';
import { OutboxRelay } from '.';
import { type OutboxBench, quick, until } from './outbox-bench';

/** What those who run a service rely on. */
export function describeRelay(bench: OutboxBench): void {
  const { database, add, relay, monitor, isEmpty } = bench;

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
}
