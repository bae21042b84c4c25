import { z } from 'zod';

/** Neither control characters, as PostgreSQL takes no NUL, nor half of a surrogate pair. */
const printable = /^[^\p{Cc}\p{Cs}]*$/u;

/** Text of people in one line, 1 to `max` characters; space around it is taken off. */
export const text = ({ max }: { readonly max: number }) =>
  z.string().trim().min(1).max(max).regex(printable, 'must not contain control characters');
