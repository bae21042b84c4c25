import { type ClientOptions, createClient } from '@shop/shared-http-client';
import { fillPath } from '@shop/shared-schema';
import {
  type ListOrdersQuery,
  type OrderAnswer,
  type OrderPageAnswer,
  orderPageSchema,
  orderSchema,
  type PlaceOrderBody,
} from './order';
import {
  type ListOutboxQuery,
  type OutboxPageAnswer,
  outboxPageSchema,
  type RetriedMessageAnswer,
  retriedMessageSchema,
} from './outbox-message';
import { ordersPaths } from './paths';

/**
 * The API of orders. Every call throws `RemoteProblem` when it is refused, with one of
 * `ordersProblems` as code, and `RemoteUnavailable` when there is no answer.
 */
export interface OrdersClient {
  /**
   * Gives a PENDING order; `get` tells what becomes of it.
   *
   * @param key the same for every repetition of one order, which is then placed once.
   */
  place(order: PlaceOrderBody, key: string): Promise<OrderAnswer>;
  get(id: string): Promise<OrderAnswer>;
  /** Newest first. */
  list(query?: Partial<ListOrdersQuery>): Promise<OrderPageAnswer>;
  /** May be repeated. */
  cancel(id: string): Promise<OrderAnswer>;
  /** What the service still has to do, or gave up on. */
  outbox(query?: Partial<ListOutboxQuery>): Promise<OutboxPageAnswer>;
  /** Lets a parked message be tried again, from the first attempt on. */
  retry(messageId: string): Promise<RetriedMessageAnswer>;
}

/** @param options where the service is, how long to wait and how often to try. */
export function createOrdersClient(options: Omit<ClientOptions, 'service'>): OrdersClient {
  const client = createClient({ ...options, service: 'orders' });
  const { orders, order, cancel, outbox, retry } = ordersPaths;
  return {
    place: (body, key) =>
      client.request({
        method: 'POST',
        path: orders,
        body,
        headers: { 'idempotency-key': key },
        idempotent: true,
        response: orderSchema,
      }),
    get: (id) =>
      client.request({ method: 'GET', path: fillPath(order, { id }), response: orderSchema }),
    list: (query) =>
      client.request({ method: 'GET', path: orders, query, response: orderPageSchema }),
    cancel: (id) =>
      client.request({
        method: 'POST',
        path: fillPath(cancel, { id }),
        idempotent: true,
        response: orderSchema,
      }),
    outbox: (query) =>
      client.request({ method: 'GET', path: outbox, query, response: outboxPageSchema }),
    retry: (id) =>
      client.request({
        method: 'POST',
        path: fillPath(retry, { id }),
        idempotent: true,
        response: retriedMessageSchema,
      }),
  };
}
