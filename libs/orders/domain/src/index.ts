export {
  MixedCurrencies,
  OrderChanged,
  OrderNotCancellable,
  OrderNotFound,
  RepeatedSku,
  ReservationLost,
  TotalTooLarge,
} from './errors';
export type { Money } from './order/money';
export type { Order, OrderLine } from './order/order';
export {
  orderStates,
  rejectionReasons,
  type OrderState,
  type RejectionReason,
} from './order/order-state';
export type { OrderRequest } from './order/place';
export { Customers, type CustomerState } from './ports/customers';
export { Orders, type OrderQuery } from './ports/orders';
export { OrderTasks } from './ports/order-tasks';
export { Stock, type ReservationOutcome } from './ports/stock';
export { Transactions } from './ports/transactions';
export { CancelOrder } from './use-cases/cancel-order';
export { FulfilOrder } from './use-cases/fulfil-order';
export { GetOrder } from './use-cases/get-order';
export { ListOrders, type OrderPage } from './use-cases/list-orders';
export { PlaceOrder } from './use-cases/place-order';
export { RejectOverdueOrders } from './use-cases/reject-overdue-orders';
export { ReleaseStock } from './use-cases/release-stock';
