import type { Clock } from '@shop/shared-clock';
import { InsufficientStock } from '../item-errors';
import {
  newReservation,
  reserveAgain,
  type ReservationRequest,
  type Transition,
} from '../reservation';
import type { ReservationLedger } from '../reservation-ledger';
import { ReservationNotFound } from '../reservation-errors';
import type { Reservations } from '../reservations';
import type { Transactions } from '../transactions';
import type { ExpireReservations } from './expire-reservations';

export interface Reserved extends Transition {
  /** Whether the order had no reservation before. */
  readonly created: boolean;
}

/** Holds units for an order: all lines or none. May be repeated. */
export class ReserveStock {
  constructor(
    private readonly transactions: Transactions,
    private readonly reservations: Reservations,
    private readonly ledger: ReservationLedger,
    private readonly expireReservations: ExpireReservations,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws {UnknownSku} @throws {InsufficientStock}
   * @throws {ReservationDiffers} @throws {ReservationReleased}
   */
  async run(request: ReservationRequest): Promise<Reserved> {
    try {
      return await this.attempt(request);
    } catch (error) {
      if (!(error instanceof InsufficientStock)) throw error;
      // What is out of time is free, even when the sweeper has not come by yet.
      if ((await this.expireReservations.run()) === 0) throw error;
      return this.attempt(request);
    }
  }

  private attempt(request: ReservationRequest): Promise<Reserved> {
    return this.transactions.run(async () => {
      const now = this.clock.now();
      const wanted = newReservation(request, now);
      if (await this.reservations.add(wanted)) {
        const transition = { reservation: wanted, movement: 'reserve' } as const;
        await this.ledger.move(transition);
        return { ...transition, created: true };
      }
      const stored = await this.reservations.lock(request.orderId);
      if (!stored) throw new ReservationNotFound(request.orderId);
      const transition = reserveAgain(stored, wanted, now);
      await this.ledger.carryOut(stored, transition);
      return { ...transition, created: false };
    });
  }
}
