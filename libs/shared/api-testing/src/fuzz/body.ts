import fc from 'fast-check';
import type { Json } from '../openapi/document';
import { extended, oddJson, spoilt } from './odd-json';

export type Body = string | Buffer | undefined;

/** More than any limit of a body, and a little below the usual one of 100 kB. */
const sizes = [90_000, 110_000, 1_100_000, 5_000_000];

const notJson = [
  '',
  '{',
  '[1,',
  'nul',
  '{"a":1}}',
  '\ufeff{}',
  "{'a':1}",
  '{"a":01}',
  '\0',
  'undefined',
];

const huge = fc
  .constantFrom(...sizes)
  .chain((size) =>
    fc.constantFrom(
      JSON.stringify('x'.repeat(size)),
      JSON.stringify({ name: 'x'.repeat(size) }),
      `[${'0,'.repeat(size / 2)}0]`,
      `{${Array.from({ length: size / 10 }, (_, i) => `"${i}":0`).join()}}`,
      '['.repeat(size),
    ),
  );

const json = (value: fc.Arbitrary<Json>): fc.Arbitrary<Body> =>
  value.map((one) => JSON.stringify(one));

/** Bodies for an operation that takes `example`: right, nearly right, and not at all. */
export const bodyOf = (example: Json): fc.Arbitrary<Body> =>
  fc.oneof(
    { weight: 6, arbitrary: json(fc.constant(example)) },
    { weight: 8, arbitrary: json(spoilt(example)) },
    { weight: 2, arbitrary: json(extended(example)) },
    { weight: 2, arbitrary: json(oddJson) },
    { weight: 2, arbitrary: fc.constantFrom<Body>(...notJson, undefined) },
    { weight: 1, arbitrary: fc.nat({ max: 60 }).map((n) => JSON.stringify(example).slice(0, n)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)) },
    { weight: 1, arbitrary: huge },
  );
