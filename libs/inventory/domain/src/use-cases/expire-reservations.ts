import type { Clock } from '@shop/shared-clock';
import { expire } from '../reservation';
import type { ReservationLedger } from '../reservation-ledger';
import type { Reservations } from '../reservations';
import type { Transactions } from '../transactions';

/** Gives back the units of reservations that are out of time. Several replicas may do so at once. */
export class ExpireReservations {
  constructor(
    private readonly transactions: Transactions,
    private readonly reservations: Reservations,
    private readonly ledger: ReservationLedger,
    private readonly clock: Clock,
  ) {}

  /**
   * One transaction each: it locks the items of one reservation only, and none waits for long.
   *
   * @returns how many expired, at most `limit`.
   */
  async run(limit = 100): Promise<number> {
    for (let expired = 0; expired < limit; expired += 1) {
      if (!(await this.expireOne())) return expired;
    }
    return limit;
  }

  private expireOne(): Promise<boolean> {
    return this.transactions.run(async () => {
      const now = this.clock.now();
      const stored = await this.reservations.lockOverdue(now);
      if (!stored) return false;
      await this.ledger.carryOut(stored, expire(stored, now));
      return true;
    });
  }
}
