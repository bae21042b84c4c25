import { type Order, OrderChanged, type OrderQuery, Orders } from '@shop/orders-domain';
import type { Database } from '@shop/shared-persistence';
import type { OrdersSchema } from '../orders-schema';
import { toOrder, toRow } from './order-row';

export class OrdersInDatabase extends Orders {
  constructor(private readonly database: Database<OrdersSchema>) {
    super();
  }

  async add(order: Order): Promise<void> {
    await this.database.db.insertInto('orders').values(toRow(order)).execute();
  }

  async find(id: string): Promise<Order | undefined> {
    const row = await this.select().where('id', '=', id).executeTakeFirst();
    return row && toOrder(row);
  }

  async lock(id: string): Promise<Order | undefined> {
    const row = await this.select().where('id', '=', id).forUpdate().executeTakeFirst();
    return row && toOrder(row);
  }

  async lockPending(placedBefore: Date, limit: number): Promise<readonly Order[]> {
    const rows = await this.select()
      .where('state', '=', 'PENDING')
      .where('created_at', '<', placedBefore)
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    return rows.map(toOrder);
  }

  async replace({ id, state, reason, version, updatedAt }: Order): Promise<void> {
    const { numUpdatedRows } = await this.database.db
      .updateTable('orders')
      .set({ state, reason, version, updated_at: updatedAt })
      .where('id', '=', id)
      .where('version', '=', version - 1)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new OrderChanged(id);
  }

  async list({ userId, state, before, limit }: OrderQuery): Promise<readonly Order[]> {
    let query = this.select().orderBy('id', 'desc').limit(limit);
    if (userId !== undefined) query = query.where('user_id', '=', userId);
    if (state !== undefined) query = query.where('state', '=', state);
    if (before !== undefined) query = query.where('id', '<', before);
    return (await query.execute()).map(toOrder);
  }

  private select() {
    return this.database.db.selectFrom('orders').selectAll();
  }
}
