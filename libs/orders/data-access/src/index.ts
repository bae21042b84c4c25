export { CustomersOfUsers } from './gateways/customers-of-users';
export { StockOfInventory } from './gateways/stock-of-inventory';
export { ordersMigrations } from './migrations';
export { OrdersInDatabase } from './orders/orders-in-database';
export type { OrdersSchema } from './orders-schema';
export { relayOptions } from './outbox/relay-options';
export { taskHandlers } from './outbox/task-handlers';
export { TasksInOutbox } from './outbox/tasks-in-outbox';
