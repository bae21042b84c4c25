import type { IdempotentRequest, StoredAnswer } from '@shop/shared-idempotency';
import { type QueryExecutorProvider, sql } from 'kysely';

interface Row {
  readonly fingerprint: string;
  readonly status: number;
  readonly headers: string;
  readonly body: string | null;
}

export interface KeptAnswer {
  readonly fingerprint: string;
  readonly answer: StoredAnswer;
}

/**
 * Takes the key for the transaction in progress, in one statement: under a lock that nobody waits
 * for, so that equal requests do not each hold a connection meanwhile. An expired row is taken over.
 *
 * @returns false when it is taken by a transaction in progress or by an answer that is kept.
 */
export async function take(
  db: QueryExecutorProvider,
  request: IdempotentRequest,
  keepMs: number,
): Promise<boolean> {
  const { caller, operation, key, fingerprint } = request;
  const lock = `${caller}\n${operation}\n${key}`;
  const { rows } = await sql`
    insert into idempotency_keys (caller, operation, key, fingerprint, expires_at)
    select ${caller}::text, ${operation}::text, ${key}::text, ${fingerprint}::text,
           now() + ${keepMs}::float8 * interval '1 ms'
    where pg_try_advisory_xact_lock(hashtextextended(${lock}::text, 0))
    on conflict (caller, operation, key) do update
      set fingerprint = excluded.fingerprint, expires_at = excluded.expires_at,
          status = null, headers = null, body = null
      where idempotency_keys.expires_at <= now()
    returning true as taken`.execute(db);
  return rows.length === 1;
}

/** Keeps the answer in the row that this transaction took. */
export async function keep(
  db: QueryExecutorProvider,
  { caller, operation, key }: IdempotentRequest,
  { status, headers, body }: StoredAnswer,
): Promise<void> {
  await sql`
    update idempotency_keys
    set status = ${status}, headers = ${JSON.stringify(headers)},
        body = ${body === undefined ? null : JSON.stringify(body)}
    where caller = ${caller} and operation = ${operation} and key = ${key}`.execute(db);
}

/** The answer that is kept for the key, undefined when none is. */
export async function find(
  db: QueryExecutorProvider,
  { caller, operation, key }: IdempotentRequest,
): Promise<KeptAnswer | undefined> {
  const { rows } = await sql<Row>`
    select fingerprint, status, headers, body from idempotency_keys
    where caller = ${caller} and operation = ${operation} and key = ${key}
      and status is not null and expires_at > now()`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const body: unknown = row.body === null ? undefined : JSON.parse(row.body);
  const answer = { status: row.status, headers: JSON.parse(row.headers), body };
  return { fingerprint: row.fingerprint, answer };
}

/** Removes expired rows, at most `limit`, and never one that a transaction is taking over. */
export async function removeExpired(db: QueryExecutorProvider, limit: number): Promise<number> {
  const { rows } = await sql`
    delete from idempotency_keys where (caller, operation, key) in (
      select caller, operation, key from idempotency_keys
      where expires_at <= now() limit ${limit} for update skip locked
    ) returning true as removed`.execute(db);
  return rows.length;
}
