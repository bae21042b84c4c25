import type { AuditReport } from '../audit';
import type { Item, Units } from '../item';
import type { Movement } from '../movement';
import type { Reservation } from '../reservation';

const sum = <T>(values: readonly T[], of: (value: T) => number) =>
  values.reduce((total, value) => total + of(value), 0);

const unitsOf = (values: readonly Units[]): Units => ({
  stock: sum(values, ({ stock }) => stock),
  reserved: sum(values, ({ reserved }) => reserved),
  sold: sum(values, ({ sold }) => sold),
});

const equal = (a: Units, b: Units) =>
  a.stock === b.stock && a.reserved === b.reserved && a.sold === b.sold;

/** The audit of these records, in plain words of JavaScript. */
export function reportOf(
  items: readonly Item[],
  movements: readonly Movement[],
  reservations: readonly Reservation[],
): AuditReport {
  const claimed = (sku: string, wanted: Reservation['state']) => {
    const lines = reservations
      .filter(({ state }) => state === wanted)
      .flatMap(({ lines }) => lines);
    return sum(
      lines.filter((line) => line.sku === sku),
      ({ quantity }) => quantity,
    );
  };
  const compared = items.map(({ sku, stock, reserved, sold }) => ({
    sku,
    counted: { stock, reserved, sold },
    moved: unitsOf(movements.filter((movement) => movement.sku === sku)),
    held: claimed(sku, 'held'),
    confirmed: claimed(sku, 'confirmed'),
  }));
  const discrepancies = compared.filter(
    ({ counted, moved, held, confirmed }) =>
      !equal(counted, moved) || counted.reserved !== held || counted.sold !== confirmed,
  );
  const adjustments = movements.filter(({ kind }) => kind === 'receipt' || kind === 'adjustment');
  return {
    items: items.length,
    totals: unitsOf(items),
    adjusted: sum(adjustments, ({ stock }) => stock),
    discrepancies,
  };
}
