import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  type ListOrdersQuery,
  listOrdersQuery,
  type OrderAnswer,
  type OrderPageAnswer,
  orderPageSchema,
  orderParams,
  orderSchema,
  ordersPaths,
  ordersScopes,
  type PlaceOrderBody,
  placeOrderSchema,
} from '@shop/orders-contract';
import { CancelOrder, GetOrder, ListOrders, type Order, PlaceOrder } from '@shop/orders-domain';
import { Scope } from '@shop/shared-auth';
import { Answer, type AnswerHeaders, Api, keysetCursor } from '@shop/shared-http';
import { fillPath } from '@shop/shared-schema';
import { z } from 'zod';
import { toAnswer } from './order-answer';

const cursors = keysetCursor(z.uuid());
const one = { schema: orderSchema, headers: ['etag'] } as const;

@Controller()
export class OrdersController {
  constructor(
    private readonly placing: PlaceOrder,
    private readonly reading: GetOrder,
    private readonly listing: ListOrders,
    private readonly cancelling: CancelOrder,
  ) {}

  @Post(ordersPaths.orders)
  @Scope(ordersScopes.write)
  @Api({
    summary: 'Place an order',
    description:
      'Accepted as PENDING; user and stock are looked at afterwards. Poll the Location for what becomes of it.',
    answer: { status: 202, schema: orderSchema, headers: ['etag', 'location'] },
    problems: [422],
    idempotent: true,
  })
  async placeOrder(
    @Body({ schema: placeOrderSchema }) body: PlaceOrderBody,
    @Answer() answer: AnswerHeaders,
  ): Promise<OrderAnswer> {
    const order = await this.placing.run(body);
    answer.location(fillPath(ordersPaths.order, order));
    return versioned(order, answer);
  }

  @Get(ordersPaths.order)
  @Scope(ordersScopes.read)
  @Api({ summary: 'Get an order', answer: one, problems: [404] })
  async getOrder(
    @Param({ schema: orderParams }) { id }: { id: string },
    @Answer() answer: AnswerHeaders,
  ): Promise<OrderAnswer> {
    return versioned(await this.reading.run(id), answer);
  }

  @Get(ordersPaths.orders)
  @Scope(ordersScopes.read)
  @Api({ summary: 'List orders, the newest first', answer: { schema: orderPageSchema } })
  async listOrders(
    @Query({ schema: listOrdersQuery }) { cursor, ...query }: ListOrdersQuery,
  ): Promise<OrderPageAnswer> {
    const { orders, last } = await this.listing.run({ ...query, before: cursors.decode(cursor) });
    return { items: orders.map(toAnswer), nextCursor: last ? cursors.encode(last) : null };
  }

  @Post(ordersPaths.cancel)
  @Scope(ordersScopes.write)
  @Api({
    summary: 'Cancel an order',
    description:
      'Whether PENDING or CONFIRMED, so that no version has to be named; may be repeated. What it held or bought goes back to stock afterwards.',
    answer: { status: 200, ...one },
    problems: [404, 409],
  })
  async cancelOrder(
    @Param({ schema: orderParams }) { id }: { id: string },
    @Answer() answer: AnswerHeaders,
  ): Promise<OrderAnswer> {
    return versioned(await this.cancelling.run(id), answer);
  }
}

function versioned(order: Order, answer: AnswerHeaders): OrderAnswer {
  answer.etag(order.version);
  return toAnswer(order);
}
