export { auditSchema, type AuditAnswer } from './audit';
export { createInventoryClient, type InventoryClient } from './inventory-client';
export { inventory } from './inventory.descriptor';
export {
  createItemSchema,
  itemPageSchema,
  itemParams,
  itemSchema,
  listItemsQuery,
  renameItemSchema,
  type CreateItemBody,
  type ItemAnswer,
  type ItemPageAnswer,
  type ListItemsQuery,
  type RenameItemBody,
} from './item';
export {
  adjustStockSchema,
  listMovementsQuery,
  movementPageSchema,
  movementSchema,
  type AdjustStockBody,
  type ListMovementsQuery,
  type MovementAnswer,
  type MovementPageAnswer,
} from './movement';
export { inventoryPaths } from './paths';
export { inventoryProblems } from './problems';
export {
  maxLines,
  reservationLineSchema,
  reservationParams,
  reservationSchema,
  reserveSchema,
  type ReservationAnswer,
  type ReservationLine,
  type ReserveBody,
  type ReserveRequest,
} from './reservation';
export { inventoryScopes } from './scopes';
export { skuSchema } from './sku';
