import {
  AdjustStock,
  Audits,
  AuditStock,
  ConfirmReservation,
  CreateItem,
  ExpireReservations,
  GetItem,
  GetReservation,
  Items,
  ListItems,
  ListMovements,
  Movements,
  ReleaseReservation,
  RenameItem,
  ReservationLedger,
  Reservations,
  ReserveStock,
  Transactions,
} from '@shop/inventory-domain';
import { Clock } from '@shop/shared-clock';
import { construct } from '@shop/shared-providers';

const locked = [Transactions, Reservations, ReservationLedger] as const;

/** The use cases with what they need; `ExpireReservations` is in reservation-metrics. */
export const useCases = [
  construct(ReservationLedger, Items, Reservations),
  construct(CreateItem, Transactions, Items, Clock),
  construct(GetItem, Items),
  construct(ListItems, Items),
  construct(RenameItem, Items, Clock),
  construct(AdjustStock, Transactions, Items, Clock),
  construct(ListMovements, Items, Movements),
  construct(ReserveStock, ...locked, ExpireReservations, Clock),
  construct(GetReservation, Reservations, Clock),
  construct(ConfirmReservation, ...locked, Clock),
  construct(ReleaseReservation, ...locked, Clock),
  construct(AuditStock, Audits),
];
