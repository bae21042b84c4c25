import type { Reservation } from './reservation';

/** Where reservations are kept, one per order. None is ever removed. */
export abstract class Reservations {
  /**
   * Adds a reservation and locks it. Waits while another transaction adds one for that order.
   *
   * @returns false, having changed nothing, when the order has one.
   */
  abstract add(reservation: Reservation): Promise<boolean>;

  abstract find(orderId: string): Promise<Reservation | undefined>;

  /** The reservation of the order, which nobody else changes until the transaction ends. */
  abstract lock(orderId: string): Promise<Reservation | undefined>;

  /** One that is held and out of time at `now` and that nobody else has locked, locked. */
  abstract lockOverdue(now: Date): Promise<Reservation | undefined>;

  /** Stores what became of a locked reservation; its lines never change. */
  abstract save(reservation: Reservation): Promise<void>;
}
