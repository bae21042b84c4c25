import { setTimeout as after } from 'node:timers/promises';
import type { Database } from '@shop/shared-persistence';
import { testDatabase } from '@shop/shared-persistence/testing';
import { sql } from 'kysely';
import { Outbox, outboxMigrations, OutboxMonitor, OutboxRelay } from '.';

describe('several relays on one Postgres', () => {
  let database: Database;

  beforeAll(async () => {
    database = await testDatabase(outboxMigrations);
  });

  afterAll(() => database.close());

  it('hand over each of many messages once, in the order of its key', async () => {
    const outbox = new Outbox(database);
    const handled: string[] = [];
    const running = new Set<string>();
    let overlaps = 0;
    const relays = Array.from(
      { length: 4 },
      () =>
        new OutboxRelay(
          database,
          {
            sold: async ({ key, payload }) => {
              if (running.has(key)) overlaps += 1;
              running.add(key);
              await after(Math.random() * 4);
              running.delete(key);
              handled.push(`${key}:${payload}`);
            },
          },
          { pollMs: 10, concurrency: 5 },
        ),
    );
    relays.forEach((relay) => relay.start());
    for (let n = 0; n < 20; n += 1) {
      await Promise.all(
        Array.from({ length: 20 }, (_, key) => database.run(() => outbox.add('sold', `${key}`, n))),
      );
    }
    const monitor = new OutboxMonitor(database);
    while ((await monitor.statistics()).pending > 0) await after(20);
    await Promise.all(relays.map((relay) => relay.stop()));

    expect(overlaps).toBe(0);
    expect(new Set(handled).size).toBe(400);
    expect(handled).toHaveLength(400);
    for (let key = 0; key < 20; key += 1) {
      const order = handled.filter((one) => one.startsWith(`${key}:`));
      expect(order).toEqual(Array.from({ length: 20 }, (_, n) => `${key}:${n}`));
    }
  });

  it('pick up what one that was killed had claimed', async () => {
    await database.run(() => new Outbox(database).add('sold', 'a', {}));
    await sql`update outbox set attempts = 1, due_at = now() + interval '150 ms'`.execute(
      database.db,
    );
    const attempts: number[] = [];
    const relay = new OutboxRelay(
      database,
      { sold: async ({ attempt }) => void attempts.push(attempt) },
      { pollMs: 20 },
    );
    relay.start();
    await after(60);
    expect(attempts).toEqual([]);
    while (attempts.length === 0) await after(10);
    await relay.stop();
    expect(attempts).toEqual([2]);
  });
});
