import { ReservationLost } from '../errors';
import type { Order } from '../order/order';
import { type ReservationOutcome, Stock } from '../ports/stock';

interface Reservation {
  readonly units: number;
  readonly state: 'held' | 'confirmed' | 'released';
}

/** Stock of one SKU for tests; behaves as inventory does, a released reservation stays so. */
export class StockInMemory extends Stock {
  private readonly reservations = new Map<string, Reservation>();

  constructor(
    private readonly units: number,
    private readonly sku = 'MUG-WHITE',
  ) {
    super();
  }

  async reserve({ id, lines }: Order): Promise<ReservationOutcome> {
    const state = this.stateOf(id);
    if (state === 'held' || state === 'confirmed') return 'held';
    if (state === 'released') throw new ReservationLost(id);
    if (lines.some(({ sku }) => sku !== this.sku)) return 'unknown-sku';
    const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    if (units > this.free()) return 'insufficient-stock';
    this.reservations.set(id, { units, state: 'held' });
    return 'held';
  }

  async confirm(orderId: string): Promise<void> {
    const reservation = this.reservations.get(orderId);
    if (!reservation || reservation.state === 'released') throw new ReservationLost(orderId);
    this.reservations.set(orderId, { ...reservation, state: 'confirmed' });
  }

  async release(orderId: string): Promise<void> {
    const reservation = this.reservations.get(orderId);
    if (reservation) this.reservations.set(orderId, { ...reservation, state: 'released' });
  }

  /** Its time is over: as if it had never been. */
  expire(orderId: string): void {
    this.reservations.delete(orderId);
  }

  stateOf(orderId: string): Reservation['state'] | undefined {
    return this.reservations.get(orderId)?.state;
  }

  free(): number {
    const taken = [...this.reservations.values()].filter(({ state }) => state !== 'released');
    return taken.reduce((left, { units }) => left - units, this.units);
  }
}
