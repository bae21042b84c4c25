import { current, traceHeaders } from '@shop/shared-context';
import type { AnyDatabase } from '@shop/shared-persistence';
import { sql } from 'kysely';

/** Where a transaction leaves what must happen because of it, once it is committed. */
export class Outbox {
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly database: AnyDatabase) {}

  /**
   * Adds a message in the transaction in progress, with the request and trace it comes from.
   *
   * @param key messages of one topic and key are handled one after the other, in their order.
   * @throws outside of a transaction: what the message is about might not be kept.
   */
  async add(topic: string, key: string, payload: unknown): Promise<void> {
    if (!this.database.inTransaction) {
      throw new Error(`A message of "${topic}" was added outside of a transaction. Use run().`);
    }
    const context = current();
    const traceparent = context ? traceHeaders(context)['traceparent'] : null;
    await sql`
      insert into outbox (topic, key, payload, traceparent, request_id)
      values (${topic}, ${key}, ${JSON.stringify(payload)}, ${traceparent ?? null},
              ${context?.requestId ?? null})`.execute(this.database.db);
    this.database.afterCommit(() => this.listeners.forEach((listener) => listener()));
  }

  /** Calls `listener` after each commit of messages by this process. */
  onAdded(listener: () => void): void {
    this.listeners.push(listener);
  }
}
