import type { Item, Units } from './item';

/**
 * What one unit of a movement does. Only receipts and adjustments change how many units there
 * are; all others move them, so that stock + reserved + sold stays what it was.
 */
const effects = {
  receipt: { stock: 1, reserved: 0, sold: 0 },
  adjustment: { stock: 1, reserved: 0, sold: 0 },
  reserve: { stock: -1, reserved: 1, sold: 0 },
  confirm: { stock: 0, reserved: -1, sold: 1 },
  release: { stock: 1, reserved: -1, sold: 0 },
  expire: { stock: 1, reserved: -1, sold: 0 },
  return: { stock: 1, reserved: 0, sold: -1 },
} as const satisfies Record<string, Units>;

export type MovementKind = keyof typeof effects;

/** A change of the units of an item, with its cause. The numbers are differences. */
export interface NewMovement extends Units {
  readonly sku: string;
  readonly kind: MovementKind;
  readonly orderId: string | null;
  readonly reason: string | null;
  readonly at: Date;
}

/** A movement on record. */
export interface Movement extends NewMovement {
  /** Rises with every movement of an item. */
  readonly id: number;
}

/** The movement of `quantity` units; below 0 only for an adjustment. */
export function movementOf(
  kind: MovementKind,
  sku: string,
  quantity: number,
  {
    orderId = null,
    reason = null,
    at,
  }: { orderId?: string | null; reason?: string | null; at: Date },
): NewMovement {
  const { stock, reserved, sold } = effects[kind];
  // `+ 0` turns -0 into 0.
  const units = {
    stock: stock * quantity + 0,
    reserved: reserved * quantity + 0,
    sold: sold * quantity + 0,
  };
  return { sku, kind, ...units, orderId, reason, at };
}

/** The next version of an item, after that movement. */
export function moved(item: Item, { stock, reserved, sold, at }: NewMovement): Item {
  return {
    ...item,
    stock: item.stock + stock,
    reserved: item.reserved + reserved,
    sold: item.sold + sold,
    version: item.version + 1,
    updatedAt: at,
  };
}
