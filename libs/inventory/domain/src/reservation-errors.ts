import { DomainError } from '@shop/shared-errors';

export class ReservationNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'reservation-not-found';

  constructor(orderId: string) {
    super(`There is no reservation for the order ${orderId}.`);
  }
}

/** The order has a reservation with other lines. */
export class ReservationDiffers extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'reservation-differs';

  constructor(orderId: string) {
    super(
      `The order ${orderId} has a reservation with other lines. Lines can not be changed: ` +
        'release it and reserve for a new order.',
    );
  }
}

export class ReservationReleased extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'reservation-released';

  constructor(orderId: string) {
    super(`The reservation for the order ${orderId} was released, which is final.`);
  }
}

export class ReservationExpired extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'reservation-expired';

  constructor(orderId: string) {
    super(
      `The reservation for the order ${orderId} is out of time. Reserve again to hold it anew.`,
    );
  }
}
