import { Injectable } from '@nestjs/common';
import { InsufficientStock, type Transition, UnknownSku } from '@shop/inventory-domain';
import { Metrics } from '@shop/shared-metrics';

/** Counts what becomes of reservations. */
@Injectable()
export class ReservationMetrics {
  private readonly transitions;
  private readonly refusals;

  constructor(metrics: Metrics) {
    this.transitions = metrics.counter({
      name: 'inventory_reservations_total',
      help: 'Reservations that moved units, by movement: reserve, confirm, release, return, expire.',
      labels: ['movement'],
    });
    this.refusals = metrics.counter({
      name: 'inventory_refused_reservations_total',
      help: 'Reservations refused for want of units or of the item, by code of the problem.',
      labels: ['code'],
    });
  }

  /** The outcome, which counts once it is there. */
  async counted<T extends Transition>(outcome: Promise<T>): Promise<T> {
    try {
      const transition = await outcome;
      if (transition.movement) this.transitions.inc({ movement: transition.movement });
      return transition;
    } catch (error) {
      if (error instanceof InsufficientStock || error instanceof UnknownSku)
        this.refusals.inc({ code: error.code });
      throw error;
    }
  }

  expired(reservations: number): void {
    if (reservations > 0) this.transitions.inc({ movement: 'expire' }, reservations);
  }
}
