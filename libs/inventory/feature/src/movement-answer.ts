import type { MovementAnswer } from '@shop/inventory-contract';
import type { Movement } from '@shop/inventory-domain';

/** A movement as the API shows it. */
export const toMovementAnswer = (movement: Movement): MovementAnswer => ({
  id: movement.id,
  sku: movement.sku,
  kind: movement.kind,
  stock: movement.stock,
  reserved: movement.reserved,
  sold: movement.sold,
  orderId: movement.orderId,
  reason: movement.reason,
  at: movement.at.toISOString(),
});
