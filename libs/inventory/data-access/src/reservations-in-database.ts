import { type Reservation, Reservations } from '@shop/inventory-domain';
import type { Database } from '@shop/shared-persistence';
import type { Selectable } from 'kysely';
import type { InventorySchema, ReservationsTable } from './inventory-schema';

const toReservation = (row: Selectable<ReservationsTable>): Reservation => ({
  orderId: row.order_id,
  state: row.state,
  lines: row.lines,
  expiresAt: row.expires_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export class ReservationsInDatabase extends Reservations {
  constructor(private readonly database: Database<InventorySchema>) {
    super();
  }

  async add({ orderId, state, lines, ...dates }: Reservation): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.database.db
      .insertInto('reservations')
      .values({
        order_id: orderId,
        state,
        lines: JSON.stringify(lines),
        expires_at: dates.expiresAt,
        created_at: dates.createdAt,
        updated_at: dates.updatedAt,
      })
      .onConflict((conflict) => conflict.column('order_id').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  async find(orderId: string): Promise<Reservation | undefined> {
    const row = await this.ofOrder(orderId).executeTakeFirst();
    return row && toReservation(row);
  }

  async lock(orderId: string): Promise<Reservation | undefined> {
    const row = await this.ofOrder(orderId).forUpdate().executeTakeFirst();
    return row && toReservation(row);
  }

  async lockOverdue(now: Date): Promise<Reservation | undefined> {
    const row = await this.database.db
      .selectFrom('reservations')
      .selectAll()
      .where('state', '=', 'held')
      .where('expires_at', '<=', now)
      .orderBy('expires_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    return row && toReservation(row);
  }

  async save({ orderId, state, expiresAt, updatedAt }: Reservation): Promise<void> {
    await this.database.db
      .updateTable('reservations')
      .set({ state, expires_at: expiresAt, updated_at: updatedAt })
      .where('order_id', '=', orderId)
      .execute();
  }

  private ofOrder(orderId: string) {
    return this.database.db.selectFrom('reservations').selectAll().where('order_id', '=', orderId);
  }
}
