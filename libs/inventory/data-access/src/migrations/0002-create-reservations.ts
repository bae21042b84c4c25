import type { Migration } from '@shop/shared-persistence';
import { sql } from 'kysely';

/** The lines of a reservation never change and are read with it: one value, `[{ sku, quantity }]`. */
export const createReservations: Migration = {
  name: '0002-create-reservations',
  async up(db) {
    await sql`
      create table reservations (
        order_id uuid primary key,
        state text not null check (state in ('held', 'confirmed', 'released', 'expired')),
        lines jsonb not null,
        expires_at timestamptz not null,
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`.execute(db);
    await sql`
      create index reservations_to_expire on reservations (expires_at) where state = 'held'`.execute(
      db,
    );
  },
};
