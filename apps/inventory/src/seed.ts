import { inventory } from '@shop/inventory-contract';
import {
  inventoryMigrations,
  type InventorySchema,
  ItemsInDatabase,
} from '@shop/inventory-data-access';
import { CreateItem, SkuTaken } from '@shop/inventory-domain';
import { SystemClock } from '@shop/shared-clock';
import { runSeed } from '@shop/shared-persistence';

/** The first one is the item of the examples in the documentation, there and in other services. */
const items = [
  { sku: 'MUG-WHITE', name: 'White mug', stock: 100 },
  { sku: 'MUG-BLACK', name: 'Black mug', stock: 10 },
  { sku: 'POT-1L', name: 'Tea pot, 1 l', stock: 0 },
];

/** May run again: what is there stays as it is. */
void runSeed<InventorySchema>({
  service: inventory.name,
  migrations: inventoryMigrations,
  seed: async (database) => {
    const create = new CreateItem(database, new ItemsInDatabase(database), new SystemClock());
    for (const item of items)
      await create.run(item).catch((error: unknown) => {
        if (!(error instanceof SkuTaken)) throw error;
      });
  },
});
