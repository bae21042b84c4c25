import { ordersProblems } from '@shop/orders-contract';
import { DomainError } from '@shop/shared-errors';

/** No parked message has that id; it may have been retried or done meanwhile. */
export class MessageNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = ordersProblems.messageNotFound;

  constructor(id: string) {
    super(`There is no parked message ${id}. It may have been retried meanwhile.`);
  }
}
