import { types } from 'pg';

const int8 = 20;

/** A bigint as a number, unless it is one that a number cannot hold; as PGlite gives it. */
export function parseInt8(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

/** pg gives a bigint, and so any count, as text; both engines must give the same. */
export const postgresTypes: { getTypeParser: typeof types.getTypeParser } = {
  getTypeParser: (oid: number, format?: unknown) =>
    oid === int8 && format !== 'binary' ? parseInt8 : types.getTypeParser(oid, format as 'text'),
};
