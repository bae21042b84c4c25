import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type Attributes, type Span, type SpanKind, spans } from './spans';
import { requestIdHeader } from './request-id';
import { newSpanId, newTraceId, traceHeaders, type TraceContext } from './trace-context';

/** Who sent a request. */
export interface Caller {
  readonly subject: string;
  readonly scopes: readonly string[];
}

/** What is known about the request being handled, wherever in the code. */
export interface RequestContext extends TraceContext {
  readonly requestId: string;
  /** Set once the request's token was found good. */
  caller?: Caller;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Context of the request or background work in progress, undefined outside of any. */
export const current = (): RequestContext | undefined => storage.getStore();

export const currentRequestId = (): string | undefined => storage.getStore()?.requestId;

/** Does `work` in a context; what is not given begins anew, as for work that no request asked for. */
export function runInContext<T>(given: Partial<RequestContext>, work: () => T): T {
  const { requestId = randomUUID(), traceId = newTraceId(), spanId = newSpanId() } = given;
  return storage.run({ sampled: true, ...given, requestId, traceId, spanId }, work);
}

/** Headers for a call made on behalf of what is in progress; none outside of any. */
export function outgoingHeaders(): Record<string, string> {
  const context = storage.getStore();
  return context ? { [requestIdHeader]: context.requestId, ...traceHeaders(context) } : {};
}

/**
 * Does `work` as a span below the current one. Within it `outgoingHeaders` name the span. An
 * error that `work` throws is recorded and thrown on.
 */
export async function withSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
  kind: SpanKind = 'internal',
): Promise<T> {
  const context = storage.getStore() ?? runInContext({}, () => storage.getStore());
  if (!context) throw new Error('There is no context in a context: Node does not keep it');
  const span = spans().start(name, kind, context, attributes);
  try {
    return await storage.run({ ...context, ...span.context }, () => work(span));
  } catch (error) {
    span.fail(error);
    throw error;
  } finally {
    span.end();
  }
}
