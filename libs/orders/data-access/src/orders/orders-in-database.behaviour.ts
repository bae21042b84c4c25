import { describeOrders } from '@shop/orders-domain/testing';
import { describeOnDatabase } from '@shop/shared-persistence/testing';
import { ordersMigrations } from '../migrations';
import type { OrdersSchema } from '../orders-schema';
import { OrdersInDatabase } from './orders-in-database';

/** The specification of `Orders`, on the database of this kind of test. */
export const describeOrdersInDatabase = () =>
  describeOnDatabase<OrdersSchema>('orders in a database', ordersMigrations, (database) =>
    describeOrders(async () => new OrdersInDatabase(database())),
  );
