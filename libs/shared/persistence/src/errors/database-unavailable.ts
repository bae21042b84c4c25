import { DomainError } from '@shop/shared-errors';

/** The database does not answer now. What was asked of it may or may not have been done. */
export class DatabaseUnavailable extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'database-unavailable';
  readonly retryAfterSeconds = 1;

  /** @param cause what the driver says; for the log, it may name the host. */
  constructor(cause: Error) {
    super('The database does not answer now.');
    this.cause = cause;
  }
}
