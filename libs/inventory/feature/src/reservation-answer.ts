import type { ReservationAnswer } from '@shop/inventory-contract';
import type { Reservation } from '@shop/inventory-domain';

/** A reservation as the API shows it. */
export const toReservationAnswer = (reservation: Reservation): ReservationAnswer => ({
  orderId: reservation.orderId,
  state: reservation.state,
  lines: reservation.lines.map(({ sku, quantity }) => ({ sku, quantity })),
  expiresAt: reservation.expiresAt.toISOString(),
  createdAt: reservation.createdAt.toISOString(),
  updatedAt: reservation.updatedAt.toISOString(),
});
