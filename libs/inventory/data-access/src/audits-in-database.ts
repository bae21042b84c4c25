import { type AuditReport, Audits } from '@shop/inventory-domain';
import type { Database } from '@shop/shared-persistence';
import { sql } from 'kysely';
import type { InventorySchema } from './inventory-schema';

/** Reads everything in one statement, that is as of one moment. */
const audit = sql<{ report: AuditReport }>`
  with moved as (
    select sku, sum(stock) as stock, sum(reserved) as reserved, sum(sold) as sold,
      sum(stock) filter (where kind in ('receipt', 'adjustment')) as adjusted
    from movements group by sku
  ), claimed as (
    select line.sku,
      sum(line.quantity) filter (where state = 'held') as held,
      sum(line.quantity) filter (where state = 'confirmed') as confirmed
    from reservations, jsonb_to_recordset(lines) as line (sku text, quantity bigint)
    where state in ('held', 'confirmed')
    group by line.sku
  ), compared as (
    select items.sku, items.stock, items.reserved, items.sold,
      coalesce(moved.stock, 0) as moved_stock,
      coalesce(moved.reserved, 0) as moved_reserved,
      coalesce(moved.sold, 0) as moved_sold,
      coalesce(moved.adjusted, 0) as adjusted,
      coalesce(claimed.held, 0) as held,
      coalesce(claimed.confirmed, 0) as confirmed
    from items left join moved using (sku) left join claimed using (sku)
  ), wrong as (
    select * from compared
    where (stock, reserved, sold) <> (moved_stock, moved_reserved, moved_sold)
      or (reserved, sold) <> (held, confirmed)
    order by sku limit 100
  )
  select json_build_object(
    'items', count(*),
    'totals', json_build_object(
      'stock', coalesce(sum(stock), 0),
      'reserved', coalesce(sum(reserved), 0),
      'sold', coalesce(sum(sold), 0)
    ),
    'adjusted', coalesce(sum(adjusted), 0),
    'discrepancies', coalesce((
      select json_agg(json_build_object(
        'sku', sku,
        'counted', json_build_object('stock', stock, 'reserved', reserved, 'sold', sold),
        'moved', json_build_object(
          'stock', moved_stock, 'reserved', moved_reserved, 'sold', moved_sold
        ),
        'held', held,
        'confirmed', confirmed
      )) from wrong
    ), '[]'::json)
  ) as report
  from compared`;

export class AuditsInDatabase extends Audits {
  constructor(private readonly database: Database<InventorySchema>) {
    super();
  }

  async report(): Promise<AuditReport> {
    const { rows } = await audit.execute(this.database.db);
    const report = rows[0]?.report;
    if (!report) throw new Error('The audit gave no row, although it always aggregates to one.');
    return report;
  }
}
