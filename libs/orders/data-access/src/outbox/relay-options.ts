import type { RelayOptions } from '@shop/shared-outbox';

/**
 * Of the relay of orders. Another service may be away for most of a day (5000 attempts, 15 s apart)
 * without a message being parked, and is asked again within 15 s of being back. A task makes at most
 * three calls, of 3 s each, before its lease ends.
 */
export const relayOptions: Partial<RelayOptions> = {
  concurrency: 8,
  leaseMs: 15_000,
  maxAttempts: 5_000,
  backoffMs: { first: 500, max: 15_000 },
};
