import { instant } from '@shop/shared-schema';
import { z } from 'zod';
import { skuSchema } from './sku';

/** Most lines of one reservation. */
export const maxLines = 100;

/** How long a reservation holds when its order does not say, in seconds. */
export const defaultTtlSeconds = 900;

export const orderIdSchema = z
  .uuid()
  .toLowerCase()
  .meta({ description: 'The order.', example: '0199d3a4-7c1e-7b6a-9c35-1f6f0a2b4c5d' });

export const reservationLineSchema = z
  .strictObject({
    sku: skuSchema,
    quantity: z.int().min(1).max(1_000_000).meta({ description: 'Units to hold.', example: 2 }),
  })
  .meta({ id: 'ReservationLine' });

export const reserveSchema = z
  .strictObject({
    lines: z
      .array(reservationLineSchema)
      .min(1, 'must have a line')
      .max(maxLines, `must have at most ${maxLines} lines`)
      .refine(
        (lines) => new Set(lines.map(({ sku }) => sku)).size === lines.length,
        'must not name a SKU twice',
      ),
    ttlSeconds: z
      .int()
      .min(1)
      .max(86_400)
      .default(defaultTtlSeconds)
      .meta({ description: 'Held for so long unless confirmed.', example: defaultTtlSeconds }),
  })
  .meta({ id: 'Reserve' });

/**
 * `held` until confirmed, released or out of time. Reserving an `expired` one again holds its
 * units anew; `released` is final.
 */
export const reservationStates = ['held', 'confirmed', 'released', 'expired'] as const;

export const reservationSchema = z
  .object({
    orderId: orderIdSchema,
    state: z.enum(reservationStates).meta({ example: 'held' }),
    lines: z.array(reservationLineSchema).meta({ description: 'By SKU.' }),
    expiresAt: instant().meta({
      description: 'When it stops to hold.',
      example: '2026-11-24T10:45:00.000Z',
    }),
    createdAt: instant().meta({ example: '2026-11-24T10:30:00.000Z' }),
    updatedAt: instant().meta({ example: '2026-11-24T10:30:00.000Z' }),
  })
  .meta({ id: 'Reservation' });

export type Reserve = z.input<typeof reserveSchema>;
export type ReservationLine = z.output<typeof reservationLineSchema>;
export type ReservationState = (typeof reservationStates)[number];
export type Reservation = z.output<typeof reservationSchema>;
