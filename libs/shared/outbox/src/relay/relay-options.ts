export interface RelayOptions {
  /** How often to look for messages that other processes added or that are due again. */
  readonly pollMs: number;
  /** Messages handled at once, each of another topic or key. */
  readonly concurrency: number;
  /** After as many the message is parked until a person retries it. */
  readonly maxAttempts: number;
  /** A handler's time. The message of a relay that died is due again after half as much more. */
  readonly leaseMs: number;
  /** Pause after the first failed attempt, doubled after each up to the longest. */
  readonly backoffMs: { readonly first: number; readonly max: number };
  /** When stopping, how long handlers may go on. */
  readonly stopMs: number;
}

export const defaultRelayOptions: RelayOptions = {
  pollMs: 1_000,
  concurrency: 4,
  maxAttempts: 20,
  leaseMs: 30_000,
  backoffMs: { first: 500, max: 60_000 },
  stopMs: 3_000,
};

/** @param random from 0 to 1: messages that failed together must not come back together. */
export function backoffAfter(
  attempt: number,
  { first, max }: RelayOptions['backoffMs'],
  random: number,
): number {
  return Math.min(max, first * 2 ** Math.min(attempt - 1, 30)) * (0.5 + random / 2);
}
