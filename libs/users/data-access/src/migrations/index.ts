import { idempotencyMigrations, type Migration } from '@shop/shared-persistence';
import { createUsers } from './0001-create-users';

/** Every migration of the database of users, in the order they run. */
export const usersMigrations: readonly Migration[] = [...idempotencyMigrations, createUsers];
