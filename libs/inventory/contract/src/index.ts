export { auditSchema, type Audit } from './audit';
export { inventory } from './inventory.descriptor';
export {
  createItemSchema,
  itemPageSchema,
  itemSchema,
  renameItemSchema,
  type CreateItem,
  type Item,
  type ItemPage,
  type RenameItem,
} from './item';
export {
  adjustStockSchema,
  movementKinds,
  movementPageSchema,
  movementSchema,
  type AdjustStock,
  type Movement,
  type MovementKind,
  type MovementPage,
} from './movement';
export { inventoryPaths } from './paths';
export { inventoryProblems } from './problems';
export {
  defaultTtlSeconds,
  maxLines,
  orderIdSchema,
  reservationLineSchema,
  reservationSchema,
  reservationStates,
  reserveSchema,
  type Reservation,
  type ReservationLine,
  type ReservationState,
  type Reserve,
} from './reservation';
export { inventoryScopes } from './scopes';
export { maxUnits, skuSchema } from './sku';
