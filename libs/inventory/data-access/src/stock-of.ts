import type { Stock } from '@shop/inventory-domain/testing';
import type { Database } from '@shop/shared-persistence';
import { AuditsInDatabase } from './audits-in-database';
import type { InventorySchema } from './inventory-schema';
import { ItemsInDatabase } from './items-in-database';
import { MovementsInDatabase } from './movements-in-database';
import { ReservationsInDatabase } from './reservations-in-database';

/** For tests: the stock in that database. */
export const stockOf = (database: Database<InventorySchema>): Stock => ({
  items: new ItemsInDatabase(database),
  movements: new MovementsInDatabase(database),
  reservations: new ReservationsInDatabase(database),
  audits: new AuditsInDatabase(database),
  transactions: database,
});
