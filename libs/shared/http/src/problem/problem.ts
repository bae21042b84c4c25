import type { InputProblem } from '@shop/shared-errors';
import { z } from 'zod';

/** An error as it is answered, after RFC 9457, with a few members of our own. */
export interface Problem {
  /** `urn:problem:<code>`; `about:blank` when the status says it all. */
  readonly type: string;
  /** The status in words. */
  readonly title: string;
  readonly status: number;
  /** This case, for people. */
  readonly detail: string;
  /** Path of the request. */
  readonly instance: string;
  /** This kind of case, for programs. */
  readonly code: string;
  /** To be found in the log by. */
  readonly requestId?: string;
  /** Each place where the input is wrong. */
  readonly errors?: readonly InputProblem[];
  readonly details?: Readonly<Record<string, unknown>>;
}

export const problemType = 'application/problem+json';

/** The same as a schema, for the description of the API. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    requestId: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({
    id: 'Problem',
    description: 'An error, after RFC 9457.',
    examples: [
      {
        type: 'urn:problem:not-found',
        title: 'Not Found',
        status: 404,
        detail: 'There is nothing here.',
        instance: '/v1/nothing',
        code: 'not-found',
        requestId: '5f0c6f8e-6d0b-4a43-9d0c-2f7b1f2a9c11',
      },
    ],
  });
