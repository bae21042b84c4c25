export {
  type Caller,
  current,
  currentRequestId,
  outgoingHeaders,
  type RequestContext,
  runInContext,
  withSpan,
} from './request-context';
export { chooseRequestId, requestIdHeader } from './request-id';
export { requestScope, routeOf } from './request-scope';
export { type Attributes, recordSpansWith, type Span, type SpanKind, type Spans } from './spans';
export { parseTraceParent, traceHeaders, type TraceContext } from './trace-context';
