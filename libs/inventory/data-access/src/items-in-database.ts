import { type Item, Items, type NewMovement } from '@shop/inventory-domain';
import type { Database } from '@shop/shared-persistence';
import { sql } from 'kysely';
import type { InventorySchema } from './inventory-schema';
import { toItem, toRow } from './item-row';

export class ItemsInDatabase extends Items {
  constructor(private readonly database: Database<InventorySchema>) {
    super();
  }

  async add(item: Item, receipt: NewMovement | undefined): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.database.db
      .insertInto('items')
      .values(toRow(item))
      .onConflict((conflict) => conflict.column('sku').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return false;
    if (receipt) await this.record([receipt]);
    return true;
  }

  async find(sku: string): Promise<Item | undefined> {
    const row = await this.database.db
      .selectFrom('items')
      .selectAll()
      .where('sku', '=', sku)
      .executeTakeFirst();
    return row && toItem(row);
  }

  async list({ limit, after }: { limit: number; after?: string }): Promise<Item[]> {
    const rows = await this.database.db
      .selectFrom('items')
      .selectAll()
      .$if(after !== undefined, (query) => query.where('sku', '>', after ?? ''))
      .orderBy('sku')
      .limit(limit)
      .execute();
    return rows.map(toItem);
  }

  /** Not FOR UPDATE: no key changes, and movements refer to items, which would wait for that. */
  async lock(skus: readonly string[]): Promise<Item[]> {
    const rows = await this.database.db
      .selectFrom('items')
      .selectAll()
      .where('sku', 'in', skus)
      .orderBy('sku')
      .forNoKeyUpdate()
      .execute();
    return rows.map(toItem);
  }

  async move(movements: readonly NewMovement[]): Promise<void> {
    await sql`
      update items set
        stock = items.stock + moved.stock,
        reserved = items.reserved + moved.reserved,
        sold = items.sold + moved.sold,
        version = items.version + 1,
        updated_at = moved.at
      from jsonb_to_recordset(${JSON.stringify(movements)}::jsonb) as moved (
        sku text, stock bigint, reserved bigint, sold bigint, at timestamptz
      )
      where items.sku = moved.sku`.execute(this.database.db);
    await this.record(movements);
  }

  async rename(version: number, next: Item): Promise<boolean> {
    const { numUpdatedRows } = await this.database.db
      .updateTable('items')
      .set({ name: next.name, version: next.version, updated_at: next.updatedAt })
      .where('sku', '=', next.sku)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  private async record(movements: readonly NewMovement[]): Promise<void> {
    const rows = movements.map(({ orderId, ...movement }) => ({ ...movement, order_id: orderId }));
    await this.database.db.insertInto('movements').values(rows).execute();
  }
}
