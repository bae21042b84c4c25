import { randomUUID } from 'node:crypto';

export const requestIdHeader = 'x-request-id';

const sane = /^[\w.:-]{1,128}$/;

/** The caller's id when it is short and harmless in a log, else a new one. */
export function chooseRequestId(received: string | string[] | undefined): string {
  return typeof received === 'string' && sane.test(received) ? received : randomUUID();
}
