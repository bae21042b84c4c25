import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Pause before a further attempt, in ms: doubled each time up to 10 s, and shortened by up to half
 * so that agents that failed together do not come back together.
 * @param attempt 0 for the first retry
 * @param random from 0 to below 1
 */
export function retryPause(attempt: number, random: number): number {
  const whole = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
  return Math.round(whole * (1 - random / 2));
}

export interface RetryPolicy {
  /** How many attempts may follow the first. */
  retries: number;
  signal: AbortSignal;
  /** Whether another attempt can help. */
  isTransient: (error: unknown) => boolean;
  /** Told before each pause; pauseMs in milliseconds. */
  onRetry: (error: unknown, pauseMs: number) => void;
}

/** Runs the operation until it succeeds, fails for good, or the retries are used up. */
export async function retry<Result>(
  operation: () => Promise<Result>,
  policy: RetryPolicy,
): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await operation();
    } catch (error) {
      if (attempt >= policy.retries || policy.signal.aborted || !policy.isTransient(error)) {
        throw error;
      }
      const pauseMs = retryPause(attempt, Math.random());
      policy.onRetry(error, pauseMs);
      await sleep(pauseMs, undefined, { signal: policy.signal });
    }
  }
}
