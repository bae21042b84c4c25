import fc from 'fast-check';
import type { Json } from '../openapi/document';
import { oddText } from './odd-text';

const nested = (depth: number): Json => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

const known: Json[] = [
  null,
  true,
  0,
  -1,
  0.1,
  1e308,
  -(2 ** 53) - 2,
  1e21,
  [],
  {},
  [[]],
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}},"toString":1}'),
  nested(500),
];

/** Any value of JSON, of another type than expected more often than not. */
export const oddJson: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...known),
  oddText,
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

type Place = readonly (string | number)[];

/** The places of a value and of all within it. */
function placesIn(value: Json, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, child]) => placesIn(child, [...at, key]));
  return [at, ...inner];
}

function withValue(value: Json, [key, ...rest]: Place, put: Json | undefined): Json | undefined {
  if (key === undefined) return put;
  const copy = Object.assign(Array.isArray(value) ? [] : {}, value) as Record<
    string,
    Json | undefined
  >;
  copy[key] = withValue(copy[key] ?? null, rest, put);
  return copy as Json;
}

/** A value with one place of it removed or of another kind. */
export const spoilt = (value: Json): fc.Arbitrary<Json> =>
  fc
    .tuple(fc.constantFrom(...placesIn(value)), fc.option(oddJson, { nil: undefined, freq: 6 }))
    .map(([place, put]) => withValue(value, place, put) ?? null);

/** A value with one more member, where it is an object. */
export const extended = (value: Json): fc.Arbitrary<Json> =>
  fc.tuple(oddText, oddJson).map(([name, put]) => withValue(value, [name], put) ?? null);
