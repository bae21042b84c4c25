import { parseTraceParent, runInContext, withSpan } from '@shop/shared-context';
import type { OutboxHandlers, OutboxMessage } from '../message';

/** Hands a message to its handler, as part of the request and trace that added it. */
export function handle(
  handlers: OutboxHandlers,
  message: OutboxMessage,
  signal: AbortSignal,
): Promise<void> {
  const { topic, traceparent, requestId } = message;
  const context = {
    ...parseTraceParent(traceparent ?? undefined),
    ...(requestId ? { requestId } : {}),
  };
  const attributes = { 'messaging.operation': 'process', 'messaging.attempt': message.attempt };
  const work = async () => handlers[topic]?.(message, signal);
  return runInContext(context, () => withSpan(`outbox ${topic}`, attributes, work));
}
