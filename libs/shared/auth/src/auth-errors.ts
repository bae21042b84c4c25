import { ForbiddenException, UnauthorizedException } from '@nestjs/common';
import { DomainError } from '@shop/shared-errors';

/** The token does not tell who calls. */
export class TokenRefused extends UnauthorizedException {
  constructor(reason: 'missing' | 'expired' | 'not valid') {
    super(`The bearer token is ${reason}.`);
  }
}

/** The caller is known, and may not do this. */
export class ScopeMissing extends ForbiddenException {
  constructor(scope: string) {
    super(`This needs the scope ${scope}.`);
  }
}

/** The issuer's keys cannot be had, so that no token can be checked. */
export class KeysUnavailable extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'issuer-unavailable';
  readonly retryAfterSeconds = 2;

  constructor(override readonly cause: unknown) {
    super('Tokens cannot be checked at the moment.');
  }
}
