import { setTimeout as after } from 'node:timers/promises';
import type { Database } from '@shop/shared-persistence';
import {
  Outbox,
  type OutboxHandlers,
  OutboxMonitor,
  OutboxRelay,
  type RelayEvent,
  type RelayOptions,
} from '.';

export const quick: Partial<RelayOptions> = {
  pollMs: 20,
  leaseMs: 2_000,
  backoffMs: { first: 10, max: 20 },
  stopMs: 200,
};

/** Resolves when it is so; rejects when it takes too long. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen');
    await after(5);
  }
}

/** What tests of an outbox do to one, for one test at a time. */
export class OutboxBench {
  readonly events: RelayEvent[] = [];
  private readonly relays: OutboxRelay[] = [];

  constructor(readonly database: () => Database) {}

  readonly add = (topic: string, key: string, payload: unknown = {}) =>
    this.database().run(() => new Outbox(this.database()).add(topic, key, payload));

  /** A started relay. */
  readonly relay = (handlers: OutboxHandlers, options: Partial<RelayOptions> = {}) => {
    const all = { ...quick, ...options };
    const made = new OutboxRelay(this.database(), handlers, all, (event) =>
      this.events.push(event),
    );
    this.relays.push(made);
    made.start();
    return made;
  };

  readonly monitor = () => new OutboxMonitor(this.database());

  readonly isEmpty = async () => (await this.monitor().statistics()).pending === 0;

  /** Ends the relays of a test and forgets what they told. */
  async clear(): Promise<void> {
    await Promise.all(this.relays.splice(0).map((relay) => relay.stop()));
    this.events.length = 0;
  }
}
