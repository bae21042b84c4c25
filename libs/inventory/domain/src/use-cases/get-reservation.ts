import type { Clock } from '@shop/shared-clock';
import { asOf, type Reservation } from '../reservation';
import { ReservationNotFound } from '../reservation-errors';
import type { Reservations } from '../reservations';

export class GetReservation {
  constructor(
    private readonly reservations: Reservations,
    private readonly clock: Clock,
  ) {}

  /** @throws {ReservationNotFound} */
  async run(orderId: string): Promise<Reservation> {
    const stored = await this.reservations.find(orderId);
    if (!stored) throw new ReservationNotFound(orderId);
    return asOf(stored, this.clock.now());
  }
}
