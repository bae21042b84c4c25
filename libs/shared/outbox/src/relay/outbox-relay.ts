import type { AnyDatabase } from '@shop/shared-persistence';
import { type OutboxHandlers, type OutboxMessage, PermanentFailure } from '../message';
import { handle } from './handle';
import { OutboxQueue } from './outbox-queue';
import { Pause } from './pause';
import type { RelayEvent } from './relay-event';
import { backoffAfter, defaultRelayOptions, type RelayOptions } from './relay-options';

/** A claim outlasts the handler, so that its failure is written down before another begins. */
const claimFactor = 1.5;

/**
 * Hands the messages of an outbox to their handlers, each at least once. Several relays, in
 * several processes, share the work; one that is killed loses nothing.
 */
export class OutboxRelay {
  private readonly queue: OutboxQueue;
  private readonly options: RelayOptions;
  private readonly active = new Set<Promise<void>>();
  private readonly pause = new Pause();
  private readonly giveUp = new AbortController();
  private stopping = false;
  private lost = false;
  private loop?: Promise<void>;

  constructor(
    database: AnyDatabase,
    private readonly handlers: OutboxHandlers,
    options: Partial<RelayOptions> = {},
    private readonly onEvent: (event: RelayEvent) => void = () => undefined,
  ) {
    this.queue = new OutboxQueue(database);
    this.options = { ...defaultRelayOptions, ...options };
  }

  start(): void {
    this.loop ??= this.work();
  }

  /** Looks for messages now rather than at the next poll. */
  wake(): void {
    this.pause.end();
  }

  /**
   * Claims nothing more, lets the handlers finish for `stopMs` and gives back what they did not.
   */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    const late = setTimeout(() => this.giveUp.abort(), this.options.stopMs);
    await this.loop;
    await Promise.all(this.active);
    clearTimeout(late);
  }

  private async work(): Promise<void> {
    while (!this.stopping) {
      const free = this.options.concurrency - this.active.size;
      const claimed = free > 0 ? await this.claim(free) : [];
      claimed.forEach((message) => this.begin(message));
      // Fewer than asked for: there is no more until something happens. None free: until one is.
      if (claimed.length < free || free === 0) await this.pause.begin(this.options.pollMs);
    }
  }

  private async claim(limit: number): Promise<OutboxMessage[]> {
    try {
      const topics = Object.keys(this.handlers);
      const messages = await this.queue.claim(topics, limit, this.options.leaseMs * claimFactor);
      if (this.lost) this.onEvent({ type: 'found' });
      this.lost = false;
      return messages;
    } catch (error) {
      if (!this.lost) this.onEvent({ type: 'lost', error });
      this.lost = true;
      return [];
    }
  }

  private begin(message: OutboxMessage): void {
    // What cannot be written down now is found out when the lease is over.
    const done = this.process(message).catch(() => undefined);
    this.active.add(done);
    void done.then(() => {
      this.active.delete(done);
      this.wake();
    });
  }

  private async process(message: OutboxMessage): Promise<void> {
    const lease = new AbortController();
    const timer = setTimeout(() => lease.abort(), this.options.leaseMs);
    const signal = AbortSignal.any([lease.signal, this.giveUp.signal]);
    try {
      await Promise.race([handle(this.handlers, message, signal), endOf(signal)]);
    } catch (error) {
      return this.failed(message, error);
    } finally {
      clearTimeout(timer);
    }
    await this.queue.remove(message);
    this.onEvent({ type: 'handled', message });
  }

  private async failed(message: OutboxMessage, error: unknown): Promise<void> {
    if (this.giveUp.signal.aborted) return this.queue.release(message);
    if (error instanceof PermanentFailure || message.attempt >= this.options.maxAttempts) {
      await this.queue.park(message, error);
      return this.onEvent({ type: 'parked', message, error });
    }
    const retryInMs = backoffAfter(message.attempt, this.options.backoffMs, Math.random());
    await this.queue.retryLater(message, retryInMs, error);
    this.onEvent({ type: 'failed', message, error, retryInMs });
  }
}

/** Rejects when the time of a handler is over, even of one that does not listen. */
function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('did not end in its time')));
  });
}
