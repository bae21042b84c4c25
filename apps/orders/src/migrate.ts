import { orders } from '@shop/orders-contract';
import { ordersMigrations } from '@shop/orders-data-access';
import { runMigrate } from '@shop/shared-persistence';

void runMigrate({ service: orders.name, migrations: ordersMigrations });
