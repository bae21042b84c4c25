import type { Clock } from '@shop/shared-clock';
import { ReservationLedger } from '../reservation-ledger';
import { AdjustStock } from '../use-cases/adjust-stock';
import { AuditStock } from '../use-cases/audit-stock';
import { ConfirmReservation } from '../use-cases/confirm-reservation';
import { CreateItem } from '../use-cases/create-item';
import { ExpireReservations } from '../use-cases/expire-reservations';
import { GetItem } from '../use-cases/get-item';
import { GetReservation } from '../use-cases/get-reservation';
import { ListItems } from '../use-cases/list-items';
import { ListMovements } from '../use-cases/list-movements';
import { ReleaseReservation } from '../use-cases/release-reservation';
import { RenameItem } from '../use-cases/rename-item';
import { ReserveStock } from '../use-cases/reserve-stock';
import type { Stock } from './stock';

/** All use cases over that stock. */
export function useCasesOn(stock: Stock, clock: Clock) {
  const { transactions, items, movements, reservations, audits } = stock;
  const ledger = new ReservationLedger(items, reservations);
  const expire = new ExpireReservations(transactions, reservations, ledger, clock);
  return {
    createItem: new CreateItem(transactions, items, clock),
    getItem: new GetItem(items),
    listItems: new ListItems(items),
    renameItem: new RenameItem(items, clock),
    adjustStock: new AdjustStock(transactions, items, clock),
    listMovements: new ListMovements(items, movements),
    reserve: new ReserveStock(transactions, reservations, ledger, expire, clock),
    getReservation: new GetReservation(reservations, clock),
    confirm: new ConfirmReservation(transactions, reservations, ledger, clock),
    release: new ReleaseReservation(transactions, reservations, ledger, clock),
    expire,
    audit: new AuditStock(audits),
  };
}
