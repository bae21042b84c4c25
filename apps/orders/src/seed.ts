import { exampleOrder, orders } from '@shop/orders-contract';
import {
  OrdersInDatabase,
  ordersMigrations,
  type OrdersSchema,
  TasksInOutbox,
} from '@shop/orders-data-access';
import { PlaceOrder } from '@shop/orders-domain';
import { SystemClock } from '@shop/shared-clock';
import { Outbox } from '@shop/shared-outbox';
import { runSeed } from '@shop/shared-persistence';

const { id, userId, lines } = exampleOrder;

/** Places the order of the examples. May run again: an order that is there stays as it is. */
void runSeed<OrdersSchema>({
  service: orders.name,
  migrations: ordersMigrations,
  seed: async (database) => {
    const kept = new OrdersInDatabase(database);
    if (await kept.find(id)) return;
    const tasks = new TasksInOutbox(new Outbox(database));
    const ids = { next: () => id };
    await new PlaceOrder(database, kept, tasks, new SystemClock(), ids).run({ userId, lines });
  },
});
