import { z } from 'zod';

/** A refusal after RFC 9457, with whatever else the service says in it. */
export const problemSchema = z.looseObject({
  type: z.string().default('about:blank'),
  title: z.string(),
  status: z.number(),
  detail: z.string().optional(),
  code: z.string().optional(),
});

export type Problem = z.output<typeof problemSchema>;

/** What a refusal says; what is not a problem document becomes one that says as little as it did. */
export function problemOf(status: number, body: unknown): Problem {
  const parsed = problemSchema.safeParse(body);
  return parsed.success
    ? { ...parsed.data, status }
    : { type: 'about:blank', title: `HTTP ${status}`, status };
}
