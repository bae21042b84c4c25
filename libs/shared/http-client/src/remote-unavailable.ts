import { DomainError } from '@shop/shared-errors';

/** Why there is no answer to go by. */
export type UnavailableReason =
  /** None in time. */
  | 'timeout'
  /** No connection, or it broke. */
  | 'network'
  /** A status that says "not now", 5xx among them. */
  | 'status'
  /** One that is not what the contract says. */
  | 'invalid-answer'
  /** The calling service could not get a token to show. */
  | 'no-token'
  /** So many calls failed that none is made for a while. */
  | 'breaker-open';

const words: Record<UnavailableReason, string> = {
  timeout: 'did not answer in time',
  network: 'cannot be reached',
  status: 'cannot answer now',
  'invalid-answer': 'gave an answer that is not as agreed',
  'no-token': 'cannot be asked, since there is no token to show it',
  'breaker-open': 'failed repeatedly and is not asked for a while',
};

interface Further {
  readonly cause?: unknown;
  /** When the service says it is worth asking again, in ms from now. */
  readonly retryAfterMs?: number;
  /** HTTP status, when there was one. */
  readonly status?: number;
}

/** There is no answer: what was asked may or may not have been done, and may be asked again. */
export class RemoteUnavailable extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'remote-unavailable';
  readonly retryAfterMs?: number;
  readonly status?: number;

  constructor(
    /** Name of the service. */
    readonly service: string,
    readonly reason: UnavailableReason,
    { cause, retryAfterMs, status }: Further = {},
  ) {
    super(`${service} ${words[reason]}${status ? ` (HTTP ${status})` : ''}.`);
    this.cause = cause;
    this.retryAfterMs = retryAfterMs;
    this.status = status;
  }

  get retryAfterSeconds(): number {
    return (this.retryAfterMs ?? 1000) / 1000;
  }
}
