import { types } from 'node:util';
import { DatabaseUnavailable } from './database-unavailable';

interface PostgresError {
  /** SQLSTATE, or the code of a system error. */
  readonly code?: unknown;
  readonly constraint?: unknown;
}

const codeOf = (error: unknown): string => {
  const code = (error as PostgresError | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
};

/** serialization_failure, deadlock_detected */
const repeatable = new Set(['40001', '40P01']);
const uniqueViolation = '23505';

/**
 * Connection exceptions (08), no room (53300 too many connections), the server going or coming
 * (57P01 to 57P03), time-outs that end the session (25P03), and the system errors of a socket.
 */
const lost =
  /^(08...|53300|57P0[123]|25P03|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** What pg says without a code. */
const lostMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed)/;

/** Whether a prepared statement no longer fits the schema, which has no code of its own. */
export const isOutdatedPlan = (error: unknown): boolean =>
  codeOf(error) === '0A000' && /cached plan/.test((error as Error).message);

/** Whether a transaction that failed so may succeed when it is done again. */
export const isRepeatable = (error: unknown): boolean =>
  repeatable.has(codeOf(error)) || isOutdatedPlan(error);

/** Whether a row with that unique value is there already, on Postgres and PGlite alike. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (codeOf(error) !== uniqueViolation) return false;
  return constraint === undefined || (error as PostgresError).constraint === constraint;
}

/** Whether the connection that failed so is of no more use, or could not be made. */
export function isConnectionLost(error: unknown): error is Error {
  if (!types.isNativeError(error)) return false;
  return lost.test(codeOf(error)) || lostMessages.test(error.message);
}

/** A lost connection as a DomainError, everything else as it is. */
export function toDatabaseError(error: unknown): unknown {
  return isConnectionLost(error) ? new DatabaseUnavailable(error) : error;
}
