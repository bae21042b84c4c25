import { instant } from '@shop/shared-schema';
import { z } from 'zod';
import { skuSchema } from './sku';

const exampleLines = [{ sku: 'MUG-WHITE', quantity: 2 }];
const example = {
  orderId: '019ac000-0000-7000-8000-000000000001',
  state: 'held',
  lines: exampleLines,
  expiresAt: '2026-11-24T10:45:00.000Z',
  createdAt: '2026-11-24T10:30:00.000Z',
  updatedAt: '2026-11-24T10:30:00.000Z',
};

/** The most lines of one reservation. */
export const maxLines = 100;

export const reservationLineSchema = z.strictObject({
  sku: skuSchema,
  quantity: z.int().min(1).max(1_000_000).meta({ description: 'Units to hold.' }),
});

export const reserveSchema = z
  .strictObject({
    lines: z
      .array(reservationLineSchema)
      .min(1)
      .max(maxLines)
      .refine(
        (lines) => new Set(lines.map(({ sku }) => sku)).size === lines.length,
        'must not name a SKU twice',
      )
      .meta({ description: 'No SKU twice.' }),
    ttlSeconds: z
      .int()
      .min(1)
      .max(86_400)
      .default(900)
      .meta({ description: 'How long it holds unless confirmed, in seconds.' }),
  })
  .meta({ id: 'Reserve', examples: [{ lines: exampleLines, ttlSeconds: 900 }] });

/**
 * `held` until confirmed, released or out of time. Reserving an `expired` one again holds its
 * units anew; `released` is final.
 */
export const reservationStates = ['held', 'confirmed', 'released', 'expired'] as const;

/** A reservation as others see it. */
export const reservationSchema = z
  .object({
    orderId: z.uuid(),
    state: z.enum(reservationStates),
    lines: z.array(reservationLineSchema).meta({ description: 'By SKU.' }),
    expiresAt: instant().meta({ description: 'Until when it holds unless confirmed.' }),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'Reservation', examples: [example] });

export const reservationParams = z.object({
  orderId: z
    .uuid()
    .toLowerCase()
    .meta({ examples: [example.orderId] }),
});

export type ReservationAnswer = z.output<typeof reservationSchema>;
export type ReservationLine = z.output<typeof reservationLineSchema>;
export type ReserveBody = z.output<typeof reserveSchema>;
/** As a caller may write it: with what has a default left out. */
export type ReserveRequest = z.input<typeof reserveSchema>;
