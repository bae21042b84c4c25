import { type Item, newItem } from '../item';
import { newReservation, type Reservation, type ReservationRequest } from '../reservation';

const start = new Date('2026-01-01T00:00:00.000Z');
let made = 0;

/** An id of an order of its own. */
export function anOrderId(): string {
  made += 1;
  return `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
}

/** A valid item for tests, of its own SKU, with what the test cares about. */
export function anItem(given: Partial<Item> = {}): Item {
  made += 1;
  const input = { sku: `MUG-${String(made).padStart(6, '0')}`, name: 'White mug', stock: 10 };
  return { ...newItem(input, start), ...given };
}

/** A reservation held from the start of 2026 for a minute, with what the test cares about. */
export function aReservation(
  request: Partial<ReservationRequest> = {},
  given: Partial<Reservation> = {},
): Reservation {
  const lines = [{ sku: 'MUG-A', quantity: 2 }];
  const wanted = { orderId: anOrderId(), lines, ttlSeconds: 60, ...request };
  return { ...newReservation(wanted, start), ...given };
}
