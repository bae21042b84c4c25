import { HttpStatus } from '@nestjs/common';
import type { ErrorKind } from '@shop/shared-errors';

/** The one place where failures of the domain become statuses of HTTP. */
export const statusOf: Readonly<Record<ErrorKind, HttpStatus>> = {
  invalid: HttpStatus.BAD_REQUEST,
  'not-found': HttpStatus.NOT_FOUND,
  conflict: HttpStatus.CONFLICT,
  'precondition-failed': HttpStatus.PRECONDITION_FAILED,
  'precondition-required': HttpStatus.PRECONDITION_REQUIRED,
  unprocessable: HttpStatus.UNPROCESSABLE_ENTITY,
  'in-flight': HttpStatus.CONFLICT,
  unavailable: HttpStatus.SERVICE_UNAVAILABLE,
};
