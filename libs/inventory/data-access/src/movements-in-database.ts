import { type Movement, Movements } from '@shop/inventory-domain';
import type { Database } from '@shop/shared-persistence';
import type { Selectable } from 'kysely';
import type { InventorySchema, MovementsTable } from './inventory-schema';

const toMovement = (row: Selectable<MovementsTable>): Movement => ({
  id: row.id,
  sku: row.sku,
  kind: row.kind,
  stock: row.stock,
  reserved: row.reserved,
  sold: row.sold,
  orderId: row.order_id,
  reason: row.reason,
  at: row.at,
});

export class MovementsInDatabase extends Movements {
  constructor(private readonly database: Database<InventorySchema>) {
    super();
  }

  async list(
    sku: string,
    { limit, before }: { limit: number; before?: number },
  ): Promise<Movement[]> {
    const rows = await this.database.db
      .selectFrom('movements')
      .selectAll()
      .where('sku', '=', sku)
      .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toMovement);
  }
}
