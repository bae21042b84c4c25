import { idempotencyMigrations, type Migration } from '@shop/shared-persistence';
import { createItems } from './0001-create-items';
import { createReservations } from './0002-create-reservations';

/** The schema of the service, in order. Only ever added to. */
export const inventoryMigrations: readonly Migration[] = [
  ...idempotencyMigrations,
  createItems,
  createReservations,
];
