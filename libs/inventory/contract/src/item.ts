import { instant, pageOf, pageQuery, text } from '@shop/shared-schema';
import { z } from 'zod';
import { maxUnits, skuSchema } from './sku';

const example = {
  sku: 'MUG-WHITE',
  name: 'White mug',
  stock: 20,
  reserved: 3,
  sold: 2,
  version: 4,
  createdAt: '2026-11-24T09:00:00.000Z',
  updatedAt: '2026-11-24T10:30:00.000Z',
};

const units = (description: string) => z.int().min(0).meta({ description });

/** An item as others see it. */
export const itemSchema = z
  .object({
    sku: skuSchema,
    name: z.string(),
    stock: units('Units free to be reserved.'),
    reserved: units('Units held for orders.'),
    sold: units('Units of confirmed reservations.'),
    version: z.int().min(1).meta({ description: 'Rises with every change; the ETag.' }),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'Item', examples: [example] });

export const itemPageSchema = pageOf(itemSchema, 'ItemPage').meta({
  examples: [{ items: [example], nextCursor: null }],
});

const name = text({ max: 200 });

export const createItemSchema = z
  .strictObject({
    sku: skuSchema,
    name,
    stock: z
      .int()
      .min(0)
      .max(maxUnits)
      .default(0)
      .meta({ description: 'Units there are to begin with.' }),
  })
  .meta({ id: 'CreateItem', examples: [{ sku: example.sku, name: example.name, stock: 25 }] });

export const renameItemSchema = z
  .strictObject({ name })
  .meta({ id: 'RenameItem', examples: [{ name: 'White mug, 300 ml' }] });

export const itemParams = z.object({ sku: skuSchema });

export const listItemsQuery = z.object(pageQuery);

export type ItemAnswer = z.output<typeof itemSchema>;
export type ItemPageAnswer = z.output<typeof itemPageSchema>;
export type CreateItemBody = z.output<typeof createItemSchema>;
export type RenameItemBody = z.output<typeof renameItemSchema>;
export type ListItemsQuery = z.output<typeof listItemsQuery>;
