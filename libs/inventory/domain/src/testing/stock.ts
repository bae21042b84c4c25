import type { Audits } from '../audit';
import type { Items } from '../items';
import type { Movements } from '../movements';
import type { Reservations } from '../reservations';
import type { Transactions } from '../transactions';

/** All that the use cases keep things in. */
export interface Stock {
  readonly items: Items;
  readonly movements: Movements;
  readonly reservations: Reservations;
  readonly audits: Audits;
  readonly transactions: Transactions;
}
