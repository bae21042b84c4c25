import { DomainError } from '@shop/shared-errors';

/** The same request is being done at this moment. */
export class KeyInFlight extends DomainError {
  readonly kind = 'in-flight';
  readonly code = 'idempotency-key-in-flight';
  readonly retryAfterSeconds = 1;

  constructor() {
    super('A request with this Idempotency-Key is being done. Ask again for its answer.');
  }
}

/** The key belongs to another request. */
export class KeyReused extends DomainError {
  readonly kind = 'unprocessable';
  readonly code = 'idempotency-key-reused';

  constructor() {
    super('This Idempotency-Key was used with another body. Take a new key for a new request.');
  }
}
