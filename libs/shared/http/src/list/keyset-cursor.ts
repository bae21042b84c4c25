import { InvalidInput } from '@shop/shared-errors';
import type { z } from 'zod';

export interface KeysetCursor<Keys> {
  /** The keys of the last item of a page as text that means nothing to others. */
  encode(keys: Keys): string;
  /**
   * The keys that a list goes on after; undefined without a cursor.
   *
   * @throws {InvalidInput} when it is none that `encode` gave.
   */
  decode(cursor: string | undefined): Keys | undefined;
}

const longest = 1000;

function parse(cursor: string): unknown {
  if (cursor.length > longest) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** Cursors of a list that is ordered by the keys of `schema`. */
export function keysetCursor<Keys>(schema: z.ZodType<Keys>): KeysetCursor<Keys> {
  return {
    encode: (keys) => Buffer.from(JSON.stringify(keys)).toString('base64url'),
    decode: (cursor) => {
      if (cursor === undefined) return undefined;
      const keys = schema.safeParse(parse(cursor));
      if (keys.success) return keys.data;
      const message = 'must be the nextCursor of an earlier page';
      throw new InvalidInput(
        [{ path: 'cursor', message }],
        'The query of the request is not valid.',
      );
    },
  };
}
