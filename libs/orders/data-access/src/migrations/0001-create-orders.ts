import type { Migration } from '@shop/shared-persistence';
import { sql } from 'kysely';

export const createOrders: Migration = {
  name: '0001-create-orders',
  async up(db) {
    await sql`
      create table orders (
        id uuid primary key,
        user_id uuid not null,
        lines jsonb not null,
        total_amount bigint not null,
        total_currency text not null,
        state text not null constraint orders_state_known
          check (state in ('PENDING', 'CONFIRMED', 'REJECTED', 'CANCELLED')),
        reason text constraint orders_reason_of_rejected
          check ((reason is not null) = (state = 'REJECTED')),
        version integer not null,
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`.execute(db);
    await sql`create index orders_by_user on orders (user_id, id)`.execute(db);
    await sql`create index orders_by_state on orders (state, id)`.execute(db);
  },
};
