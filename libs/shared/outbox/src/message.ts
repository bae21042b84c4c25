/** A message as its handler gets it. */
export interface OutboxMessage {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly payload: unknown;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  readonly createdAt: Date;
  /** W3C trace context of what added it. */
  readonly traceparent: string | null;
  readonly requestId: string | null;
}

/**
 * Does what a message asks for, by topic: at least once, so it must bear being done twice. It runs
 * in no transaction. The signal says that its time is over and others may begin the same.
 */
export type OutboxHandlers = Readonly<
  Record<string, (message: OutboxMessage, signal: AbortSignal) => Promise<void>>
>;

/** Thrown by a handler when trying again can not help: the message is parked at once. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}
