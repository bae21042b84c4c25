import type { Item } from './item';
import { InsufficientStock, UnknownSku } from './item-errors';
import { movementOf, type MovementKind, type NewMovement } from './movement';
import type { Reservation } from './reservation';

/**
 * The movements of one kind for all lines of a reservation, given its items as they are.
 *
 * @throws {UnknownSku} naming every SKU without an item.
 * @throws {InsufficientStock} naming every item that has fewer free units than it would take.
 */
export function planMovements(
  kind: MovementKind,
  { orderId, lines }: Reservation,
  items: readonly Item[],
  at: Date,
): NewMovement[] {
  const free = new Map(items.map(({ sku, stock }) => [sku, stock]));
  const unknown = lines.filter(({ sku }) => !free.has(sku));
  if (unknown.length > 0) throw new UnknownSku(unknown.map(({ sku }) => sku));

  const movements = lines.map(({ sku, quantity }) =>
    movementOf(kind, sku, quantity, { orderId, at }),
  );
  const shortages = movements.flatMap(({ sku, stock }) => {
    const available = free.get(sku) ?? 0;
    return available + stock < 0 ? [{ sku, requested: -stock, available }] : [];
  });
  if (shortages.length > 0) throw new InsufficientStock(shortages);
  return movements;
}
