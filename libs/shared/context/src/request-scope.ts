import type { IncomingMessage, ServerResponse } from 'node:http';
import { runInContext } from './request-context';
import { chooseRequestId, requestIdHeader } from './request-id';
import { type Span, spans } from './spans';
import { newTraceId, parseTraceParent } from './trace-context';

/** Route template of a request as Express found it, such as `/v1/users/:id`. */
export function routeOf(request: IncomingMessage): string | undefined {
  return (request as { route?: { path?: string } }).route?.path;
}

function finish(span: Span, request: IncomingMessage, { statusCode }: ServerResponse): void {
  const route = routeOf(request);
  const method = request.method ?? 'GET';
  if (route) span.rename(`${method} ${route}`);
  span.set({ 'http.response.status_code': statusCode, ...(route && { 'http.route': route }) });
  if (statusCode >= 500) span.fail(`${statusCode}`);
  span.end();
}

/**
 * Middleware, the first of all: gives each request an id and a position in a trace, the caller's
 * where it sent them, echoes the id and keeps both for what is logged and called meanwhile.
 */
export function requestScope() {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const { headers, method = 'GET', url = '' } = request;
    const requestId = chooseRequestId(headers[requestIdHeader]);
    const sent = parseTraceParent(headers['traceparent'], headers['tracestate']);
    const parent = sent ?? { traceId: newTraceId(), spanId: '', sampled: true };
    const [path = ''] = url.split('?', 1);
    const attributes = { 'http.request.method': method, 'url.path': path };
    const span = spans().start(method, 'server', parent, attributes);
    response.setHeader(requestIdHeader, requestId);
    response.once('close', () => finish(span, request, response));
    runInContext({ ...span.context, requestId }, next);
  };
}
