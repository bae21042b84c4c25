import { instant, pageOf, text } from '@shop/shared-schema';
import { z } from 'zod';
import { maxUnits, skuSchema } from './sku';

const reason = text({ max: 200 }).meta({ example: 'Two broken in the warehouse' });

export const adjustStockSchema = z
  .strictObject({
    delta: z
      .int()
      .min(-maxUnits)
      .max(maxUnits)
      .refine((delta) => delta !== 0, 'must not be 0')
      .meta({ description: 'Units found (above 0) or lost (below 0).', example: -2 }),
    reason: reason.meta({ description: 'Why, for the audit trail.' }),
  })
  .meta({ id: 'AdjustStock' });

/** Why units moved. Only `receipt` and `adjustment` change how many there are in total. */
export const movementKinds = [
  'receipt',
  'adjustment',
  'reserve',
  'confirm',
  'release',
  'expire',
  'return',
] as const;

const delta = z.int();

export const movementSchema = z
  .object({
    id: z.int().min(1).meta({ description: 'Rises with every movement.', example: 17 }),
    sku: skuSchema,
    kind: z.enum(movementKinds).meta({ example: 'reserve' }),
    stock: delta.meta({ description: 'Change of the free units.', example: -2 }),
    reserved: delta.meta({ description: 'Change of the units held for orders.', example: 2 }),
    sold: delta.meta({ description: 'Change of the units sold.', example: 0 }),
    orderId: z
      .uuid()
      .nullable()
      .meta({ description: 'The order, if one.', example: '0199d3a4-7c1e-7b6a-9c35-1f6f0a2b4c5d' }),
    reason: reason.nullable().meta({ description: 'Of a receipt or adjustment.', example: null }),
    at: instant().meta({ example: '2026-11-24T10:30:00.000Z' }),
  })
  .meta({ id: 'Movement' });

/** The latest first. */
export const movementPageSchema = pageOf(movementSchema, 'MovementPage');

export type AdjustStock = z.input<typeof adjustStockSchema>;
export type MovementKind = (typeof movementKinds)[number];
export type Movement = z.output<typeof movementSchema>;
export type MovementPage = z.output<typeof movementPageSchema>;
