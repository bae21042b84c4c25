import { outboxMigrations } from '@shop/shared-outbox';
import { idempotencyMigrations, type Migration } from '@shop/shared-persistence';
import { createOrders } from './0001-create-orders';

/** Every migration of the database of orders, in the order they run. */
export const ordersMigrations: readonly Migration[] = [
  ...idempotencyMigrations,
  ...outboxMigrations,
  createOrders,
];
