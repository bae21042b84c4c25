import type { OutboxMessage } from '../message';

/** What a relay tells of its work. */
export type RelayEvent =
  | { readonly type: 'handled'; readonly message: OutboxMessage }
  | {
      readonly type: 'failed';
      readonly message: OutboxMessage;
      readonly error: unknown;
      readonly retryInMs: number;
    }
  | { readonly type: 'parked'; readonly message: OutboxMessage; readonly error: unknown }
  /** The outbox cannot be read; told once until it can be again. */
  | { readonly type: 'lost'; readonly error: unknown }
  | { readonly type: 'found' };
