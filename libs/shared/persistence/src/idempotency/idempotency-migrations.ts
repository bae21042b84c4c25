import { sql } from 'kysely';
import type { Migration } from '../migrations/migration';

const createKeys: Migration = {
  name: 'idempotency-0001-create-keys',
  async up(db) {
    await sql`
      create table idempotency_keys (
        caller text not null,
        operation text not null,
        key text not null,
        fingerprint text not null,
        status integer,
        headers text,
        body text,
        expires_at timestamptz not null,
        primary key (caller, operation, key)
      )`.execute(db);
    await sql`create index idempotency_keys_by_expiry on idempotency_keys (expires_at)`.execute(db);
  },
};

/** Tables of the Idempotency-Key. A service lists them before its own. */
export const idempotencyMigrations: readonly Migration[] = [createKeys];
