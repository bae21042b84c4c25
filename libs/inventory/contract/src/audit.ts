import { z } from 'zod';
import { skuSchema } from './sku';

const counts = z.object({ stock: z.int(), reserved: z.int(), sold: z.int() });

/** Whether units were lost or made up: the counters beside what the records add up to. */
export const auditSchema = z
  .object({
    consistent: z.boolean().meta({ example: true }),
    items: z.int().meta({ description: 'How many were looked at.', example: 12 }),
    totals: counts.meta({ example: { stock: 20, reserved: 3, sold: 2 } }),
    adjusted: z
      .int()
      .meta({ description: 'Sum of receipts and adjustments; equals the totals.', example: 25 }),
    discrepancies: z
      .array(
        z.object({
          sku: skuSchema,
          counted: counts.meta({ description: 'What the item says.' }),
          moved: counts.meta({ description: 'What its movements add up to.' }),
          held: z.int().meta({ description: 'Units of its held reservations.' }),
          confirmed: z.int().meta({ description: 'Units of its confirmed reservations.' }),
        }),
      )
      .meta({ description: 'At most 100 items that disagree.', example: [] }),
  })
  .meta({ id: 'Audit' });

export type Audit = z.output<typeof auditSchema>;
