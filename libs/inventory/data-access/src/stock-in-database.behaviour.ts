import { describeStock } from '@shop/inventory-domain/testing';
import { describeOnDatabase } from '@shop/shared-persistence/testing';
import type { InventorySchema } from './inventory-schema';
import { inventoryMigrations } from './migrations';
import { stockOf } from './stock-of';

/** The specification of where stock is kept, on the database of this kind of test. */
export const describeStockInDatabase = () =>
  describeOnDatabase<InventorySchema>('the stock in a database', inventoryMigrations, (database) =>
    describeStock(async () => stockOf(database())),
  );
