import { RemoteUnavailable, type UnavailableReason } from './remote-unavailable';

const firstDelayMs = 50;
const passing: readonly UnavailableReason[] = ['timeout', 'network', 'status'];

export interface Situation {
  /** How many attempts were made. */
  readonly made: number;
  readonly attempts: number;
  /** What is left of the budget. */
  readonly leftMs: number;
  /** From 0 to 1: callers that failed together must not come back together. */
  readonly random: number;
}

/**
 * Milliseconds to wait before the next attempt, undefined when there should be none. Doubles from
 * attempt to attempt, and is never less than the service asked for.
 */
export function delayBeforeNext(error: unknown, situation: Situation): number | undefined {
  const { made, attempts, leftMs, random } = situation;
  if (!(error instanceof RemoteUnavailable) || !passing.includes(error.reason)) return undefined;
  if (made >= attempts) return undefined;
  const backoff = firstDelayMs * 2 ** (made - 1) * (0.5 + random / 2);
  const delay = Math.max(backoff, error.retryAfterMs ?? 0);
  return delay < leftMs ? delay : undefined;
}
