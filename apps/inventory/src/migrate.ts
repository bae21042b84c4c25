import { inventory } from '@shop/inventory-contract';
import { inventoryMigrations } from '@shop/inventory-data-access';
import { runMigrate } from '@shop/shared-persistence';

void runMigrate({ service: inventory.name, migrations: inventoryMigrations });
