import { z } from 'zod';
import { skuSchema } from './sku';

const units = z.object({ stock: z.int(), reserved: z.int(), sold: z.int() });

/** Whether units were lost or made up: the counters beside what the records add up to. */
export const auditSchema = z
  .object({
    consistent: z.boolean(),
    items: z.int().meta({ description: 'How many items there are.' }),
    totals: units.meta({ description: 'Sums over all items.' }),
    adjusted: z.int().meta({
      description: 'Sum of all receipts and adjustments: stock + reserved + sold must be this.',
    }),
    discrepancies: z
      .array(
        z.object({
          sku: skuSchema,
          counted: units.meta({ description: 'What the item says.' }),
          moved: units.meta({ description: 'What its movements add up to.' }),
          held: z.int().meta({ description: 'Units of its held reservations.' }),
          confirmed: z.int().meta({ description: 'Units of its confirmed reservations.' }),
        }),
      )
      .meta({ description: 'Items whose records disagree, at most 100.' }),
  })
  .meta({
    id: 'Audit',
    examples: [
      {
        consistent: true,
        items: 1,
        totals: { stock: 20, reserved: 3, sold: 2 },
        adjusted: 25,
        discrepancies: [],
      },
    ],
  });

export type AuditAnswer = z.output<typeof auditSchema>;
