import type { Items } from './items';
import { planMovements } from './plan-movements';
import type { Transition } from './reservation';
import type { Reservations } from './reservations';

/** Carries out what becomes of reservations. */
export class ReservationLedger {
  constructor(
    private readonly items: Items,
    private readonly reservations: Reservations,
  ) {}

  /** Stores a transition of a locked reservation and moves its units, in the transaction. */
  async carryOut(before: Transition['reservation'], transition: Transition): Promise<void> {
    const { reservation } = transition;
    if (reservation !== before) await this.reservations.save(reservation);
    await this.move(transition);
  }

  /**
   * Moves the units of a reservation that is stored already.
   *
   * @throws {UnknownSku} @throws {InsufficientStock}
   */
  async move({ reservation, movement }: Transition): Promise<void> {
    if (!movement) return;
    const items = await this.items.lock(reservation.lines.map(({ sku }) => sku));
    const movements = planMovements(movement, reservation, items, reservation.updatedAt);
    await this.items.move(movements);
  }
}
