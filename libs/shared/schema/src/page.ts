import { z } from 'zod';

/** One page of a list, named `id` in the OpenAPI document; its example has the items' own. */
export function pageOf<Item extends z.ZodType>(item: Item, id: string) {
  const examples = [{ items: item.meta()?.examples ?? [], nextCursor: null }];
  return z
    .object({
      items: z.array(item),
      nextCursor: z.string().nullable().meta({
        description: 'Send it as `cursor` to get the next page; null when this is the last one.',
      }),
    })
    .meta({ id, examples });
}

const limitProblem = 'must be a whole number from 1 to 100';

/** The query parameters of every list. Spread it to add filters. */
export const pageQuery = {
  limit: z.coerce
    .number(limitProblem)
    .int(limitProblem)
    .min(1, limitProblem)
    .max(100, limitProblem)
    .default(20)
    .meta({ description: 'How many items a page has at most.' }),
  cursor: z
    .string()
    .max(512)
    .optional()
    .meta({ description: 'The `nextCursor` of the page before; absent for the first page.' }),
};
