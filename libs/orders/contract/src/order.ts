import { maxLines, reservationLineSchema, skuSchema } from '@shop/inventory-contract';
import { instant, pageOf, pageQuery } from '@shop/shared-schema';
import { z } from 'zod';
import { moneySchema, priceSchema } from './money';

export const exampleOrder = {
  id: '019ac000-0000-7000-8000-00000000000a',
  userId: '019ac000-0000-7000-8000-000000000001',
  lines: [{ sku: 'MUG-WHITE', quantity: 2, unitPrice: { amount: 1250, currency: 'EUR' } }],
  total: { amount: 2500, currency: 'EUR' },
  state: 'PENDING' as const,
  reason: null,
  version: 1,
  createdAt: '2026-11-24T10:30:00.000Z',
  updatedAt: '2026-11-24T10:30:00.000Z',
};

export const orderIdSchema = z
  .uuid()
  .toLowerCase()
  .meta({ description: 'The order.', examples: [exampleOrder.id] });

const userIdSchema = z
  .uuid()
  .toLowerCase()
  .meta({ description: 'Who the order is for.', examples: [exampleOrder.userId] });

export const orderLineSchema = z
  .strictObject({
    sku: skuSchema,
    quantity: reservationLineSchema.shape.quantity.meta({ description: 'Units.', example: 2 }),
    unitPrice: priceSchema,
  })
  .meta({ id: 'OrderLine' });

export const placeOrderSchema = z
  .strictObject({
    userId: userIdSchema,
    lines: z
      .array(orderLineSchema)
      .min(1, 'must have a line')
      .max(maxLines, `must have at most ${maxLines} lines`)
      .meta({ description: 'All in one currency, no SKU twice.' }),
  })
  .meta({
    id: 'PlaceOrder',
    examples: [{ userId: exampleOrder.userId, lines: exampleOrder.lines }],
  });

export const orderStateSchema = z
  .enum(['PENDING', 'CONFIRMED', 'REJECTED', 'CANCELLED'])
  .meta({ description: 'PENDING until user and stock were looked at.', example: 'PENDING' });

export const rejectionReasonSchema = z.enum([
  'user-unknown',
  'user-deactivated',
  'unknown-sku',
  'insufficient-stock',
  'timed-out',
]);

/** An order as others see it. */
export const orderSchema = z
  .object({
    id: orderIdSchema,
    userId: userIdSchema,
    lines: z.array(orderLineSchema),
    total: moneySchema.meta({ description: 'Computed from the lines.' }),
    state: orderStateSchema,
    reason: rejectionReasonSchema.nullable().meta({ description: 'Why it is REJECTED.' }),
    version: z.int().min(1).meta({ description: 'Rises with every change; the ETag.', example: 1 }),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'Order', examples: [exampleOrder] });

export const orderPageSchema = pageOf(orderSchema, 'OrderPage');

export const listOrdersQuery = z.object({
  ...pageQuery,
  userId: userIdSchema.optional(),
  state: orderStateSchema.optional(),
});

export const orderParams = z.object({ id: orderIdSchema });

export type OrderAnswer = z.output<typeof orderSchema>;
export type OrderPageAnswer = z.output<typeof orderPageSchema>;
export type PlaceOrderBody = z.output<typeof placeOrderSchema>;
export type ListOrdersQuery = z.output<typeof listOrdersQuery>;
