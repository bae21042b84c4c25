import type { Order } from '../order/order';
import { place } from '../order/place';

let made = 0;

/** Ids of tests: valid, and greater with every call, as those of UuidV7 are. */
function nextId(): string {
  made += 1;
  return `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
}

/** A valid PENDING order for tests, of its own id and user, with what the test cares about. */
export function anOrder(given: Partial<Order> = {}): Order {
  const lines = [
    { sku: 'MUG-WHITE', quantity: 2, unitPrice: { amount: 1250, currency: 'EUR' } },
    { sku: 'TEE-M', quantity: 1, unitPrice: { amount: 1999, currency: 'EUR' } },
  ];
  const request = { userId: nextId(), lines };
  return { ...place(request, nextId(), new Date('2026-01-01T00:00:00.000Z')), ...given };
}
