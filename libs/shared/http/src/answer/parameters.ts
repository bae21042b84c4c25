import type { IncomingMessage } from 'node:http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { AnswerHeaders } from './answer-headers';
import { versionOf } from './etag';

/** Parameter: the version that If-Match names; 428 without one, 412 when it cannot be one of ours. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const { headers } = context.switchToHttp().getRequest<IncomingMessage>();
  return versionOf(headers['if-match']);
});

/** Parameter: the `AnswerHeaders` of the answer. */
export const Answer = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    new AnswerHeaders(context.switchToHttp().getResponse()),
);
