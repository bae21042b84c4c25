import { DomainError } from '@shop/shared-errors';
import type { RejectionReason } from './order/order-state';

/** There is no order with that id. */
export class OrderNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'order-not-found';

  constructor(id: string) {
    super(`There is no order ${id}.`);
  }
}

/** The order was rejected, so that there is nothing to cancel. */
export class OrderNotCancellable extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'order-not-cancellable';

  constructor(id: string, reason: RejectionReason | null) {
    super(`Order ${id} was rejected (${reason}): there is nothing to cancel.`);
  }
}

/** Another change of the order came first. */
export class OrderChanged extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'order-changed';

  constructor(id: string) {
    super(`Order ${id} was changed by someone else meanwhile. Read it again and retry.`);
  }
}

/** The lines of an order are in more than one currency, so that there is no total. */
export class MixedCurrencies extends DomainError {
  readonly kind = 'unprocessable';
  readonly code = 'mixed-currencies';

  constructor(currencies: readonly string[]) {
    super(
      `An order has one currency, but its lines are in ${currencies.join(', ')}. ` +
        'Place one order for each.',
    );
  }
}

/** Two lines of an order are of the same SKU. */
export class RepeatedSku extends DomainError {
  readonly kind = 'unprocessable';
  readonly code = 'repeated-sku';

  constructor(sku: string) {
    super(`More than one line is for SKU ${sku}. Make it one line with the sum of the quantities.`);
  }
}

/** The total is beyond 2^53 - 1 minor units, where arithmetic stops being exact. */
export class TotalTooLarge extends DomainError {
  readonly kind = 'unprocessable';
  readonly code = 'total-too-large';

  constructor() {
    super(`The total is above ${Number.MAX_SAFE_INTEGER} minor units. Place several orders.`);
  }
}

/** The units reserved for an order are not held any more: they must be reserved anew. */
export class ReservationLost extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'reservation-lost';

  constructor(orderId: string) {
    super(`The reservation of order ${orderId} ended before it was confirmed; it is tried again.`);
  }
}
