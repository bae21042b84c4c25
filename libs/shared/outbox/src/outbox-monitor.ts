import type { AnyDatabase } from '@shop/shared-persistence';
import { sql } from 'kysely';

export interface OutboxStatistics {
  readonly pending: number;
  readonly parked: number;
  /** Age of the oldest message that is not parked, 0 when there is none. */
  readonly oldestPendingSeconds: number;
}

export type OutboxState = 'pending' | 'parked';

/** A message as people look at it. */
export interface OutboxRow {
  readonly id: string;
  readonly state: OutboxState;
  readonly topic: string;
  readonly key: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  /** When it is tried again; of a parked one, when it would have been. */
  readonly dueAt: Date;
  readonly parkedAt: Date | null;
}

interface Page {
  readonly limit: number;
  /** `nextCursor` of the page before. */
  readonly after?: string;
}

const number = /^\d{1,18}$/;

/** What is in the outbox, for metrics and for the person who looks after it. */
export class OutboxMonitor {
  constructor(private readonly database: AnyDatabase) {}

  async statistics(): Promise<OutboxStatistics> {
    const { rows } = await sql<OutboxStatistics>`
      select count(*) filter (where parked_at is null) as "pending",
             count(*) filter (where parked_at is not null) as "parked",
             coalesce(extract(epoch from now() - min(created_at) filter (where parked_at is null)),
                      0)::float8 as "oldestPendingSeconds"
      from outbox`.execute(this.database.db);
    return rows[0] ?? { pending: 0, parked: 0, oldestPendingSeconds: 0 };
  }

  /** Messages in the order they were added. */
  async list(
    state: OutboxState,
    { limit, after = '0' }: Page,
  ): Promise<{ items: OutboxRow[]; nextCursor: string | null }> {
    const from = number.test(after) ? after : '0';
    const { rows } = await sql<Omit<OutboxRow, 'id' | 'state'> & { id: number }>`
      select id, topic, key, attempts, last_error as "lastError", created_at as "createdAt",
             due_at as "dueAt", parked_at as "parkedAt"
      from outbox
      where id > ${from}::bigint and (parked_at is not null) = ${state === 'parked'}::boolean
      order by id limit ${limit + 1}`.execute(this.database.db);
    const items = rows.slice(0, limit).map((row) => ({ ...row, id: String(row.id), state }));
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** Makes a parked message due, with all its attempts. False when there is no such one. */
  async retry(id: string): Promise<boolean> {
    if (!number.test(id)) return false;
    const { rows } = await sql`
      update outbox set parked_at = null, attempts = 0, due_at = now()
      where id = ${id}::bigint and parked_at is not null
      returning id`.execute(this.database.db);
    return rows.length === 1;
  }
}
