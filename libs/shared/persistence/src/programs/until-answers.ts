import { setTimeout as after } from 'node:timers/promises';
import { isConnectionLost } from '../errors/database-errors';
import { DatabaseUnavailable } from '../errors/database-unavailable';

const pauseMs = 500;

const isAbsent = (error: unknown) =>
  error instanceof DatabaseUnavailable || isConnectionLost(error);

/** What the driver says of a database that does not answer. */
function reasonOf(error: unknown): string {
  const cause = error instanceof DatabaseUnavailable ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}

/**
 * Does `work`, again and again while the database does not answer, for `waitMs` in all: it may be
 * starting, or failing over. Work that was begun must be repeatable.
 */
export async function untilAnswers<T>(waitMs: number, work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isAbsent(error)) throw error;
      if (performance.now() + pauseMs > deadline) {
        const seconds = Math.round(waitMs / 1000);
        throw new Error(
          `The database did not answer for ${seconds} s: ${reasonOf(error)}. Is it running, and may this host reach it?`,
          { cause: error },
        );
      }
      await after(pauseMs);
    }
  }
}
