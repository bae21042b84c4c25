import type { IncomingMessage, ServerResponse } from 'node:http';
import { currentRequestId } from '@shop/shared-context';
import { type Failure, titleOf } from './failure';
import { type Problem, problemType } from './problem';

const pathOf = (request: IncomingMessage): string => {
  const { originalUrl = request.url ?? '/' } = request as { originalUrl?: string };
  return originalUrl.split('?', 1)[0] ?? originalUrl;
};

/** The problem of a failure of one request. */
export function problemOf(failure: Failure, instance: string, requestId?: string): Problem {
  const { status, code, detail, errors, details } = failure;
  const type = `urn:problem:${code}`;
  return {
    type,
    title: titleOf(status),
    status,
    detail,
    instance,
    code,
    requestId,
    errors,
    details,
  };
}

/** Answers a request with a problem. One that is being answered already can only be cut off. */
export function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  failure: Failure,
): void {
  if (response.headersSent) return void response.destroy();
  const text = JSON.stringify(problemOf(failure, pathOf(request), currentRequestId()));
  response.statusCode = failure.status;
  for (const name of ['etag', 'location', 'last-modified']) response.removeHeader(name);
  for (const [name, value] of Object.entries(failure.headers)) response.setHeader(name, value);
  response.setHeader('content-type', problemType);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-length', Buffer.byteLength(text));
  response.end(request.method === 'HEAD' ? undefined : text);
}
