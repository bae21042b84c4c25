import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import type { ClientOptions } from './client-options';
import { RemoteUnavailable, type UnavailableReason } from './remote-unavailable';

/** What tells that a service is down; one that refuses or limits is not. */
const down: readonly UnavailableReason[] = ['timeout', 'network', 'status'];
const tooManyRequests = 429;

function tellsDown(error: unknown): boolean {
  if (!(error instanceof RemoteUnavailable)) return false;
  return down.includes(error.reason) && error.status !== tooManyRequests;
}

/** Stops calling a service that keeps failing, so that callers fail fast and it can recover. */
export class Breaker {
  private readonly policy: CircuitBreakerPolicy;
  private opened = 0;
  private readonly openMs: number;

  constructor(
    private readonly service: string,
    { failures = 5, openMs = 5000 }: NonNullable<ClientOptions['breaker']> = {},
  ) {
    this.openMs = openMs;
    this.policy = circuitBreaker(handleWhen(tellsDown), {
      breaker: new ConsecutiveBreaker(failures),
      halfOpenAfter: openMs,
    });
    this.policy.onBreak(() => (this.opened = performance.now()));
  }

  /** @throws {RemoteUnavailable} without doing `work` while the service is left alone. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.policy.execute(work);
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      const retryAfterMs = Math.max(0, this.opened + this.openMs - performance.now());
      throw new RemoteUnavailable(this.service, 'breaker-open', { retryAfterMs });
    }
  }
}
