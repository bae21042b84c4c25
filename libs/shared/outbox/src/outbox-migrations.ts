import type { Migration } from '@shop/shared-persistence';
import { sql } from 'kysely';

const createOutbox: Migration = {
  name: 'outbox-0001-create-outbox',
  async up(db) {
    await sql`
      create table outbox (
        id bigint generated always as identity primary key,
        topic text not null,
        key text not null,
        payload jsonb not null,
        traceparent text,
        request_id text,
        created_at timestamptz not null default now(),
        due_at timestamptz not null default now(),
        attempts integer not null default 0,
        last_error text,
        parked_at timestamptz
      )`.execute(db);
    await sql`create index outbox_due on outbox (due_at) where parked_at is null`.execute(db);
    await sql`create index outbox_order on outbox (topic, key, id) where parked_at is null`.execute(
      db,
    );
    await sql`create index outbox_parked on outbox (id) where parked_at is not null`.execute(db);
  },
};

/** Table of the outbox. A service lists it before its own. */
export const outboxMigrations: readonly Migration[] = [createOutbox];
