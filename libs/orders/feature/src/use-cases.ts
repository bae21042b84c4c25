import {
  CancelOrder,
  Customers,
  FulfilOrder,
  GetOrder,
  ListOrders,
  Orders,
  OrderTasks,
  PlaceOrder,
  ReleaseStock,
  Stock,
  Transactions,
} from '@shop/orders-domain';
import { Clock } from '@shop/shared-clock';
import { Ids } from '@shop/shared-ids';
import { construct } from '@shop/shared-providers';

/** What callers ask for. */
export const requests = [
  construct(PlaceOrder, Transactions, Orders, OrderTasks, Clock, Ids),
  construct(GetOrder, Orders),
  construct(ListOrders, Orders),
  construct(CancelOrder, Transactions, Orders, OrderTasks, Clock),
];

/** What is done afterwards. */
export const fulfilment = [
  construct(FulfilOrder, Transactions, Orders, Customers, Stock, Clock),
  construct(ReleaseStock, Orders, Stock),
];
