import { instant, pageOf, pageQuery, text } from '@shop/shared-schema';
import { z } from 'zod';
import { maxUnits, skuSchema } from './sku';

const example = {
  id: 17,
  sku: 'MUG-WHITE',
  kind: 'reserve',
  stock: -2,
  reserved: 2,
  sold: 0,
  orderId: '019ac000-0000-7000-8000-000000000001',
  reason: null,
  at: '2026-11-24T10:30:00.000Z',
};

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

const change = (description: string) => z.int().meta({ description });

/** One line of the audit trail. */
export const movementSchema = z
  .object({
    id: z.int().min(1).meta({ description: 'Rises with every movement of an item.' }),
    sku: skuSchema,
    kind: z.enum(movementKinds),
    stock: change('Change of the free units.'),
    reserved: change('Change of the units held for orders.'),
    sold: change('Change of the units sold.'),
    orderId: z.uuid().nullable().meta({ description: 'The order it was for, if any.' }),
    reason: z.string().nullable().meta({ description: 'Why, for an adjustment.' }),
    at: instant(),
  })
  .meta({ id: 'Movement', examples: [example] });

export const movementPageSchema = pageOf(movementSchema, 'MovementPage').meta({
  examples: [{ items: [example], nextCursor: null }],
});

export const adjustStockSchema = z
  .strictObject({
    delta: z
      .int()
      .min(-maxUnits)
      .max(maxUnits)
      .refine((delta) => delta !== 0, 'must not be 0')
      .meta({ description: 'Units found (above 0) or lost (below 0).' }),
    reason: text({ max: 200 }).meta({ description: 'Why, for the audit trail.' }),
  })
  .meta({ id: 'AdjustStock', examples: [{ delta: -2, reason: 'Broken in the warehouse' }] });

export const listMovementsQuery = z.object(pageQuery);

export type MovementAnswer = z.output<typeof movementSchema>;
export type MovementPageAnswer = z.output<typeof movementPageSchema>;
export type AdjustStockBody = z.output<typeof adjustStockSchema>;
export type ListMovementsQuery = z.output<typeof listMovementsQuery>;
