import type { Clock } from '@shop/shared-clock';
import { release, type Transition } from '../reservation';
import { ReservationNotFound } from '../reservation-errors';
import type { ReservationLedger } from '../reservation-ledger';
import type { Reservations } from '../reservations';
import type { Transactions } from '../transactions';

/** Gives the units of a reservation back, sold ones as well. May be repeated. */
export class ReleaseReservation {
  constructor(
    private readonly transactions: Transactions,
    private readonly reservations: Reservations,
    private readonly ledger: ReservationLedger,
    private readonly clock: Clock,
  ) {}

  /** @throws {ReservationNotFound} */
  run(orderId: string): Promise<Transition> {
    return this.transactions.run(async () => {
      const stored = await this.reservations.lock(orderId);
      if (!stored) throw new ReservationNotFound(orderId);
      const transition = release(stored, this.clock.now());
      await this.ledger.carryOut(stored, transition);
      return transition;
    });
  }
}
