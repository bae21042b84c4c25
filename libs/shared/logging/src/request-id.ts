import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const header = 'x-request-id';
const sane = /^[\w.:-]{1,128}$/;
const current = new AsyncLocalStorage<string>();

/** Id of the request being handled, or undefined outside of one. */
export const currentRequestId = (): string | undefined => current.getStore();

/** The caller's id when it is short and harmless in a log, else a new one. */
export function chooseRequestId(received: string | string[] | undefined): string {
  return typeof received === 'string' && sane.test(received) ? received : randomUUID();
}

/** Middleware: gives each request an id, echoes it and keeps it for the lines logged meanwhile. */
export function requestId() {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const id = chooseRequestId(request.headers[header]);
    response.setHeader(header, id);
    current.run(id, next);
  };
}
