import type { AnyDatabase } from '@shop/shared-persistence';
import { sql } from 'kysely';
import type { OutboxMessage } from '../message';

interface Row {
  readonly id: number;
  readonly topic: string;
  readonly key: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly created_at: Date;
  readonly traceparent: string | null;
  readonly request_id: string | null;
}

const toMessage = (row: Row): OutboxMessage => ({
  id: String(row.id),
  topic: row.topic,
  key: row.key,
  payload: row.payload,
  attempt: row.attempts,
  createdAt: row.created_at,
  traceparent: row.traceparent,
  requestId: row.request_id,
});

const longestError = 1000;

/** Postgres takes no NUL in text. */
function describeError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll('\0', '').slice(0, longestError);
}

/**
 * The messages as relays share them. To claim one is to make it due later: when nothing is heard
 * of its relay until then, another has it. What a relay says of a message counts only while its
 * claim is the last one, which the number of the attempt tells.
 */
export class OutboxQueue {
  constructor(private readonly database: AnyDatabase) {}

  /** Claims what is due of these topics, and is the first of its topic and key, for `leaseMs`. */
  async claim(topics: readonly string[], limit: number, leaseMs: number): Promise<OutboxMessage[]> {
    const { rows } = await sql<Row>`
      with due as (
        select id from outbox
        where parked_at is null and due_at <= now() and topic = any(${[...topics]}::text[])
          and not exists (
            select 1 from outbox earlier
            where earlier.topic = outbox.topic and earlier.key = outbox.key
              and earlier.id < outbox.id and earlier.parked_at is null
          )
        order by due_at, id
        limit ${limit}
        for update skip locked
      )
      update outbox
      set attempts = attempts + 1, due_at = now() + ${leaseMs}::float8 * interval '1 ms'
      from due where outbox.id = due.id
      returning outbox.id, topic, key, payload, attempts, created_at, traceparent, request_id
    `.execute(this.database.db);
    return rows.map(toMessage);
  }

  /** It was done, which no later claim makes undone. */
  async remove({ id }: OutboxMessage): Promise<void> {
    await sql`delete from outbox where id = ${id}::bigint`.execute(this.database.db);
  }

  async retryLater({ id, attempt }: OutboxMessage, inMs: number, error: unknown): Promise<void> {
    await sql`
      update outbox
      set due_at = now() + ${inMs}::float8 * interval '1 ms', last_error = ${describeError(error)}
      where id = ${id}::bigint and attempts = ${attempt} and parked_at is null
    `.execute(this.database.db);
  }

  async park({ id, attempt }: OutboxMessage, error: unknown): Promise<void> {
    await sql`
      update outbox set parked_at = now(), last_error = ${describeError(error)}
      where id = ${id}::bigint and attempts = ${attempt}`.execute(this.database.db);
  }

  /** Gives a claim back as if it had not been made. */
  async release({ id, attempt }: OutboxMessage): Promise<void> {
    await sql`
      update outbox set due_at = now(), attempts = attempts - 1
      where id = ${id}::bigint and attempts = ${attempt} and parked_at is null
    `.execute(this.database.db);
  }
}
