export { Audits, isConsistent, type AuditReport, type Discrepancy } from './audit';
export { maxStock, newItem, renameItem, type Item, type NewItem, type Units } from './item';
export {
  InsufficientStock,
  ItemChanged,
  ItemNotFound,
  SkuTaken,
  StockOutOfRange,
  UnknownSku,
  type Shortage,
} from './item-errors';
export { Items } from './items';
export { moved, movementOf, type Movement, type MovementKind, type NewMovement } from './movement';
export { Movements } from './movements';
export {
  newReservation,
  type Line,
  type Reservation,
  type ReservationRequest,
  type ReservationState,
  type Transition,
} from './reservation';
export {
  ReservationDiffers,
  ReservationExpired,
  ReservationNotFound,
  ReservationReleased,
} from './reservation-errors';
export { ReservationLedger } from './reservation-ledger';
export { Reservations } from './reservations';
export { Transactions } from './transactions';
export { AdjustStock, type Adjustment } from './use-cases/adjust-stock';
export { AuditStock } from './use-cases/audit-stock';
export { ConfirmReservation } from './use-cases/confirm-reservation';
export { CreateItem } from './use-cases/create-item';
export { ExpireReservations } from './use-cases/expire-reservations';
export { GetItem } from './use-cases/get-item';
export { GetReservation } from './use-cases/get-reservation';
export { ListItems, type ItemPage } from './use-cases/list-items';
export { ListMovements, type MovementPage } from './use-cases/list-movements';
export { ReleaseReservation } from './use-cases/release-reservation';
export { RenameItem, type Renaming } from './use-cases/rename-item';
export { ReserveStock, type Reserved } from './use-cases/reserve-stock';
