import { setTimeout as after } from 'node:timers/promises';
import { KeyInFlight } from '@shop/shared-idempotency';
import { sql } from 'kysely';
import type { Database } from '../database';
import { testDatabase } from '../testing';
import { DatabaseIdempotencyStore } from './database-idempotency-store';
import { migrations, request } from './idempotency.behaviour';

const isReplay = (outcome: unknown) =>
  (outcome as { replayed?: boolean } | undefined)?.replayed === true;

describe('fifty equal requests at once', () => {
  let database: Database;

  beforeAll(async () => {
    database = await testDatabase(migrations);
  });

  afterAll(() => database.close());

  it('are done once: the others are told to wait, at once, or get its answer', async () => {
    const store = new DatabaseIdempotencyStore(database);
    const place = async () => {
      await sql`insert into orders values ('o')`.execute(database.db);
      await after(1000);
      return { status: 201, headers: {}, body: { id: 'o' } };
    };
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => store.run(request, place).catch((error: unknown) => error)),
    );
    const { rows } = await sql`select id from orders`.execute(database.db);
    expect(rows).toHaveLength(1);
    const done = { answer: { status: 201, headers: {}, body: { id: 'o' } }, replayed: false };
    const given = outcomes.filter((one) => !(one instanceof KeyInFlight));
    const again = { ...done, replayed: true };
    expect(given.filter((one) => !isReplay(one))).toEqual([done]);
    expect(given.filter(isReplay)).toEqual(given.slice(1).map(() => again));
    // Fewer connections than requests: had they waited for the first, none would be refused.
    expect(given.length).toBeLessThan(50);
    expect(await store.run(request, place)).toMatchObject({ replayed: true });
  });
});
