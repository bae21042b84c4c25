export { anOrder } from './an-order';
export { CustomersInMemory } from './customers-in-memory';
export { describeOrders } from './describe-orders';
export { NoTransactions } from './no-transactions';
export { OrdersInMemory } from './orders-in-memory';
export { RecordedTasks } from './recorded-tasks';
export { StockInMemory } from './stock-in-memory';
