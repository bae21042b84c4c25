export {
  exampleOrder,
  listOrdersQuery,
  type ListOrdersQuery,
  type OrderAnswer,
  type OrderPageAnswer,
  orderPageSchema,
  orderParams,
  orderSchema,
  type PlaceOrderBody,
  placeOrderSchema,
} from './order';
export { createOrdersClient, type OrdersClient } from './orders-client';
export { orders } from './orders.descriptor';
export {
  listOutboxQuery,
  type ListOutboxQuery,
  type OutboxMessageAnswer,
  outboxMessageIdSchema,
  outboxMessageParams,
  type OutboxPageAnswer,
  outboxPageSchema,
  type RetriedMessageAnswer,
  retriedMessageSchema,
} from './outbox-message';
export { ordersPaths } from './paths';
export { ordersProblems } from './problems';
export { ordersScopes } from './scopes';
