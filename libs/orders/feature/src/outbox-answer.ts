import type { OutboxMessageAnswer } from '@shop/orders-contract';
import type { OutboxRow } from '@shop/shared-outbox';

/** A message in the outbox as the API shows it. */
export const toMessageAnswer = (row: OutboxRow): OutboxMessageAnswer => ({
  id: row.id,
  topic: row.topic,
  key: row.key,
  state: row.state,
  attempts: row.attempts,
  lastError: row.lastError,
  createdAt: row.createdAt.toISOString(),
  dueAt: row.parkedAt ? null : row.dueAt.toISOString(),
});
