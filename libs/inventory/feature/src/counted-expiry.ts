import { ExpireReservations } from '@shop/inventory-domain';
import type { ReservationMetrics } from './reservation-metrics';

type Needed = ConstructorParameters<typeof ExpireReservations>;

/** Counts what expires, whoever asks for it. */
export class CountedExpiry extends ExpireReservations {
  constructor(
    private readonly metrics: ReservationMetrics,
    ...needed: Needed
  ) {
    super(...needed);
  }

  override async run(limit?: number): Promise<number> {
    const expired = await super.run(limit);
    this.metrics.expired(expired);
    return expired;
  }
}
