import type { Migration } from '@shop/shared-persistence';
import { sql } from 'kysely';

/**
 * Numbers of units are bigint: units sold add up without limit. SKUs compare byte by byte, so
 * that their order is the same in every database and in JavaScript.
 */
export const createItems: Migration = {
  name: '0001-create-items',
  async up(db) {
    await sql`
      create table items (
        sku text collate "C" primary key,
        name text not null,
        stock bigint not null check (stock >= 0),
        reserved bigint not null check (reserved >= 0),
        sold bigint not null check (sold >= 0),
        version integer not null,
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`.execute(db);
    await sql`
      create table movements (
        id bigint generated always as identity primary key,
        sku text collate "C" not null references items (sku),
        kind text not null,
        stock bigint not null,
        reserved bigint not null,
        sold bigint not null,
        order_id uuid,
        reason text,
        at timestamptz not null,
        check (kind in ('receipt', 'adjustment') or stock + reserved + sold = 0)
      )`.execute(db);
    await sql`create index movements_by_item on movements (sku, id desc)`.execute(db);
  },
};
