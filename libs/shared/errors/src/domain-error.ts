/** What went wrong, in words of the domain; the edge decides what that is in its protocol. */
export type ErrorKind =
  /** The input is not what it must be. */
  | 'invalid'
  /** What was asked for does not exist. */
  | 'not-found'
  /** It contradicts the present state. */
  | 'conflict'
  /** It was meant for another version than the present one. */
  | 'precondition-failed'
  /** It must say which version it is meant for. */
  | 'precondition-required'
  /** Well formed, but it cannot be done. */
  | 'unprocessable'
  /** The same is being done at this moment. */
  | 'in-flight'
  /** Something it needs does not answer; later it may. */
  | 'unavailable';

/**
 * A failure that a caller is told about. Its message and details are public: nothing secret and
 * nothing of the implementation belongs in them.
 */
export abstract class DomainError extends Error {
  abstract readonly kind: ErrorKind;
  /** Stable name in kebab case, such as `email-taken`, for programs to decide on. */
  abstract readonly code: string;
  /** Facts for programs, such as the SKUs that are missing. */
  readonly details?: Readonly<Record<string, unknown>>;
}
