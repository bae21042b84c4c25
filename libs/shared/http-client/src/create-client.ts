import { setTimeout as after } from 'node:timers/promises';
import { attempt } from './attempt';
import { Breaker } from './breaker';
import { type Call, mayRepeat } from './call';
import type { ClientOptions } from './client-options';
import { delayBeforeNext } from './next-attempt';

export interface ServiceClient {
  /**
   * Makes a call and gives the answer as its schema reads it.
   *
   * @throws {RemoteProblem} when the service refused.
   * @throws {RemoteUnavailable} when there is no answer, after all attempts that it may have.
   */
  request<T>(call: Call<T>): Promise<T>;
}

/** Makes the attempts of one call until one succeeds or the budget does not allow another. */
async function persist<T>(options: ClientOptions, call: Call<T>): Promise<T> {
  const { timeoutMs = 1000, budgetMs = 3000 } = options;
  const attempts = mayRepeat(call) ? (options.attempts ?? 3) : 1;
  const deadline = performance.now() + budgetMs;
  for (let made = 1; ; made += 1) {
    try {
      const leftMs = deadline - performance.now();
      return await attempt(options, call, Math.min(timeoutMs, leftMs));
    } catch (error) {
      const leftMs = deadline - performance.now();
      const situation = { made, attempts, leftMs, random: Math.random() };
      const delay = delayBeforeNext(error, situation);
      if (delay === undefined) throw error;
      await after(delay, undefined, { signal: call.signal });
    }
  }
}

/**
 * A client of another service. One for each service lives as long as the process, since its
 * breaker learns from all calls.
 */
export function createClient(options: ClientOptions): ServiceClient {
  const breaker = new Breaker(options.service, options.breaker);
  return { request: (call) => breaker.run(() => persist(options, call)) };
}
