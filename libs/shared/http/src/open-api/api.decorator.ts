import { applyDecorators, HttpCode, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor';
import { titleOf } from '../problem/failure';
import { problemType } from '../problem/problem';

interface AnswerDescription {
  readonly status?: 200 | 201 | 202 | 204;
  readonly schema?: z.ZodType;
  readonly description?: string;
  readonly headers?: readonly ('etag' | 'location')[];
}

interface ApiOptions {
  /** What it does, in a few words. */
  readonly summary: string;
  readonly description?: string;
  readonly answer: AnswerDescription;
  /** Further answers it may give instead, such as 200 beside 201. */
  readonly alternatives?: readonly AnswerDescription[];
  /** Statuses of the problems that a caller must expect beside those of every route. */
  readonly problems?: readonly number[];
  /** The handler takes `@IfMatch()`. */
  readonly ifMatch?: boolean;
  /** A request with an Idempotency-Key is done once. */
  readonly idempotent?: boolean;
}

const ofEveryRoute = [400, 401, 403, 429];

const headerTexts = {
  etag: { description: 'Version of what is shown, for If-Match.', schema: { type: 'string' } },
  location: { description: 'Path of what was made.', schema: { type: 'string' } },
} as const;

const problemContent = {
  [problemType]: { schema: { $ref: '#/components/schemas/Problem' } },
};

function answer({ status = 200, schema, description, headers = [] }: AnswerDescription) {
  return ApiResponse({
    status,
    description: description ?? titleOf(status),
    ...(headers.length > 0 && {
      headers: Object.fromEntries(headers.map((name) => [name, headerTexts[name]])),
    }),
    ...(schema && { standardSchema: schema }),
  });
}

const problem = (status: number | 'default') =>
  ApiResponse({
    status,
    description: status === 'default' ? 'Any other problem' : titleOf(status),
    content: problemContent,
  });

const ifMatchHeader = ApiHeader({
  name: 'If-Match',
  required: true,
  description: 'ETag of the version that is meant.',
  schema: { type: 'string', example: '"1"' },
});

const idempotencyHeader = ApiHeader({
  name: 'Idempotency-Key',
  required: false,
  description:
    'Makes a repetition of this request give the first answer instead of doing it again.',
  schema: { type: 'string', minLength: 1, maxLength: 255, example: '8f14e45f-ceea-467f-a8b9-1d2c' },
});

/** All that a route says about itself beside its parameters: for the description, and the status. */
export function Api(options: ApiOptions): MethodDecorator {
  const { summary, description, alternatives = [], ifMatch, idempotent } = options;
  const problems = new Set([
    ...ofEveryRoute,
    ...(ifMatch ? [412, 428] : []),
    ...(idempotent ? [409, 422] : []),
    ...(options.problems ?? []),
  ]);
  return applyDecorators(
    ApiOperation({ summary, ...(description && { description }) }),
    HttpCode(options.answer.status ?? 200),
    ...[options.answer, ...alternatives].map(answer),
    ...[...problems].map(problem),
    problem('default'),
    ...(ifMatch ? [ifMatchHeader] : []),
    ...(idempotent ? [idempotencyHeader, UseInterceptors(IdempotencyInterceptor)] : []),
  );
}
