import { KeyReused } from '@shop/shared-idempotency';
import { sql } from 'kysely';
import type { Migration } from '../migrations/migration';
import { describeOnDatabase } from '../testing';
import { DatabaseIdempotencyStore } from './database-idempotency-store';
import { idempotencyMigrations } from './idempotency-migrations';

const createOrders: Migration = {
  name: '0001-create-orders',
  up: async (db) => void (await sql`create table orders (id text)`.execute(db)),
};

export const migrations = [...idempotencyMigrations, createOrders];

export const request = {
  key: 'k-1',
  operation: 'POST /v1/orders',
  caller: 'ada',
  fingerprint: 'f-1',
};

/** What a store of answers must do, whichever engine there is. */
export function describeIdempotencyStore(): void {
  describeOnDatabase('the store of answers', migrations, (database) => {
    const store = (keepMs?: number) => new DatabaseIdempotencyStore(database(), keepMs);
    const orders = async () =>
      (await sql<{ id: string }>`select id from orders`.execute(database().db)).rows.length;

    async function place() {
      await sql`insert into orders values ('o')`.execute(database().db);
      const headers = { location: '/v1/orders/o' };
      return { status: 201, headers, body: { id: 'o', text: 'ä\u2028' } };
    }

    it('does the work once and gives its answer again', async () => {
      const first = await store().run(request, place);
      const second = await store().run(request, place);
      expect(first).toEqual({ answer: await first.answer, replayed: false });
      expect(second).toEqual({ answer: first.answer, replayed: true });
      expect(await orders()).toBe(1);
    });

    it('keeps an answer without a body', async () => {
      const nothing = async () => ({ status: 204, headers: {}, body: undefined });
      await store().run(request, nothing);
      const again = await store().run(request, nothing);
      expect(again.answer).toEqual({ status: 204, headers: {}, body: undefined });
    });

    it('refuses the key for another body, and does nothing', async () => {
      await store().run(request, place);
      const other = store().run({ ...request, fingerprint: 'f-2' }, place);
      await expect(other).rejects.toThrow(KeyReused);
      expect(await orders()).toBe(1);
    });

    it.each([{ caller: 'grace' }, { operation: 'POST /v1/orders/o/cancel' }, { key: 'k-2' }])(
      'takes %j for another request',
      async (change) => {
        await store().run(request, place);
        const other = await store().run({ ...request, ...change }, place);
        expect(other.replayed).toBe(false);
      },
    );

    it('keeps nothing of work that failed, so that it can be tried again', async () => {
      const failing = async () => {
        await place();
        throw new Error('no');
      };
      await expect(store().run(request, failing)).rejects.toThrow('no');
      expect(await orders()).toBe(0);
      expect(await store().run(request, place)).toMatchObject({ replayed: false });
    });

    it('forgets an answer when its time is over, and removes it', async () => {
      await store(0).run(request, place);
      expect(await store(0).run({ ...request, fingerprint: 'f-2' }, place)).toMatchObject({
        replayed: false,
      });
      await store().run({ ...request, key: 'k-2' }, place);
      await store().removeExpired();
      const kept = await sql<{ key: string }>`select key from idempotency_keys`.execute(
        database().db,
      );
      expect(kept.rows).toEqual([{ key: 'k-2' }]);
    });
  });
}
