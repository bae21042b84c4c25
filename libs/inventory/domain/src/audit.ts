import type { Units } from './item';

/** An item whose units, movements and reservations do not agree. */
export interface Discrepancy {
  readonly sku: string;
  /** What the item says. */
  readonly counted: Units;
  /** What its movements add up to. */
  readonly moved: Units;
  /** Units of its reservations in the state `held`. */
  readonly held: number;
  /** Units of its reservations in the state `confirmed`. */
  readonly confirmed: number;
}

export interface AuditReport {
  /** How many items there are. */
  readonly items: number;
  /** Sums over all items. */
  readonly totals: Units;
  /** Sum of all receipts and adjustments. */
  readonly adjusted: number;
  /** At most 100. */
  readonly discrepancies: readonly Discrepancy[];
}

/** Compares what is recorded twice. */
export abstract class Audits {
  /** Reads everything, as of one moment. */
  abstract report(): Promise<AuditReport>;
}

/** Whether no unit was lost, made up or counted twice. */
export function isConsistent({ totals, adjusted, discrepancies }: AuditReport): boolean {
  const { stock, reserved, sold } = totals;
  return discrepancies.length === 0 && stock + reserved + sold === adjusted;
}
