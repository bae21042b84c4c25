import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { DomainError, InvalidInput, type InputProblem, retryAfterOf } from '@shop/shared-errors';
import { statusOf } from './status-of';

/** What is answered to an error, apart from which request it was. */
export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors?: readonly InputProblem[];
  readonly details?: Readonly<Record<string, unknown>>;
}

const internal: Failure = {
  status: 500,
  code: 'internal-server-error',
  detail: 'Something unexpected happened. It was logged with this request id.',
  headers: {},
};

export const titleOf = (status: number): string => STATUS_CODES[status] ?? 'Error';

/** As `payload-too-large` of `Payload Too Large`. */
export const codeOfStatus = (status: number): string =>
  titleOf(status)
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');

/** What the parser of bodies means, in words that repeat nothing of what was sent. */
const parserMessages: Readonly<Record<string, string>> = {
  'entity.parse.failed': 'The body is not valid JSON.',
  'entity.too.large': 'The body is larger than this service takes.',
  'encoding.unsupported': 'The encoding of the body is not supported.',
  'charset.unsupported': 'The charset of the body is not supported. Send UTF-8.',
  'request.size.invalid': 'The body is not as long as Content-Length says.',
  'request.aborted': 'The request ended before its body did.',
  'parameters.too.many': 'There are too many parameters.',
};

function ofDomain(error: DomainError): Failure {
  const { kind, code, message: detail, details } = error;
  const wait = retryAfterOf(error) ?? (kind === 'unavailable' ? 1 : undefined);
  const headers: Record<string, string> = wait === undefined ? {} : { 'retry-after': `${wait}` };
  const errors = error instanceof InvalidInput ? error.errors : undefined;
  return { status: statusOf[kind], code, detail, headers, errors, details };
}

interface ClientFault {
  readonly status: number;
  readonly type?: string;
}

/** What Express and its parsers throw: `http-errors`, and decoding errors with a status. */
function isClientFault(error: unknown): error is ClientFault {
  const status = (error as Partial<ClientFault> | null | undefined)?.status;
  return typeof status === 'number' && status >= 400 && status < 500;
}

function ofClientFault({ status, type = '' }: ClientFault, error: unknown): Failure {
  const fallback = error instanceof URIError ? 'The path is not well encoded.' : titleOf(status);
  const headers: Record<string, string> = status === 413 ? { connection: 'close' } : {};
  const detail = parserMessages[type] ?? fallback;
  return { status, code: codeOfStatus(status), detail, headers };
}

function ofHttp(error: HttpException): Failure {
  if (isClientFault(error.cause)) return ofClientFault(error.cause, error.cause);
  const status = error.getStatus();
  return { status, code: codeOfStatus(status), detail: error.message, headers: {} };
}

/** Any error as what may be told of it: nothing but the request id of one that nobody expected. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DomainError) return ofDomain(error);
  if (error instanceof HttpException) return ofHttp(error);
  if (isClientFault(error)) return ofClientFault(error, error);
  return internal;
}
