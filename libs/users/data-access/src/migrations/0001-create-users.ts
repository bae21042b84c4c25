import { type Migration } from '@shop/shared-persistence';
import { sql } from 'kysely';

export const createUsers: Migration = {
  name: '0001-create-users',
  async up(db) {
    await sql`
      create table users (
        id uuid primary key,
        email text not null,
        email_key text not null constraint users_email_key_unique unique,
        name text not null,
        state text not null constraint users_state_known check (state in ('active', 'deactivated')),
        version integer not null,
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`.execute(db);
  },
};
