import { z } from 'zod';

const largestPrice = 1_000_000_000_000;

const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be three capital letters, as in EUR')
  .meta({ description: 'ISO 4217.', example: 'EUR' });

const description = 'In minor units of the currency, such as cents.';

/** What one unit costs. */
export const priceSchema = z
  .strictObject({
    amount: z.int().min(0).max(largestPrice).meta({ description, example: 1250 }),
    currency,
  })
  .meta({ id: 'Price', examples: [{ amount: 1250, currency: 'EUR' }] });

/** What several things cost together. */
export const moneySchema = z
  .object({ amount: z.int().min(0).meta({ description, example: 2500 }), currency })
  .meta({ id: 'Money', examples: [{ amount: 2500, currency: 'EUR' }] });
