import { instant, pageOf, text } from '@shop/shared-schema';
import { z } from 'zod';
import { maxUnits, skuSchema } from './sku';

const name = text({ max: 200 }).meta({ description: 'Name for people.', example: 'White mug' });

export const createItemSchema = z
  .strictObject({
    sku: skuSchema,
    name,
    stock: z
      .int()
      .min(0)
      .max(maxUnits)
      .default(0)
      .meta({ description: 'Units there are to begin with.', example: 25 }),
  })
  .meta({ id: 'CreateItem' });

export const renameItemSchema = z.strictObject({ name }).meta({ id: 'RenameItem' });

const count = z.int().min(0);

export const itemSchema = z
  .object({
    sku: skuSchema,
    name,
    stock: count.meta({ description: 'Units free to be reserved.', example: 20 }),
    reserved: count.meta({ description: 'Units held for orders.', example: 3 }),
    sold: count.meta({ description: 'Units of confirmed reservations.', example: 2 }),
    version: z.int().min(1).meta({ description: 'Rises with every change; the ETag.', example: 4 }),
    createdAt: instant().meta({ example: '2026-11-24T09:00:00.000Z' }),
    updatedAt: instant().meta({ example: '2026-11-24T10:30:00.000Z' }),
  })
  .meta({ id: 'Item' });

export const itemPageSchema = pageOf(itemSchema, 'ItemPage');

export type CreateItem = z.input<typeof createItemSchema>;
export type RenameItem = z.input<typeof renameItemSchema>;
export type Item = z.output<typeof itemSchema>;
export type ItemPage = z.output<typeof itemPageSchema>;
