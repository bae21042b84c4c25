import fc from 'fast-check';
import type { Json } from '../openapi/document';
import { oddText, percentEncoded } from './odd-text';

/** Values worth trying for a parameter, the usual first. */
export type Values = Readonly<Record<string, readonly string[]>>;

const oddSegments = [
  '',
  '%',
  '%zz',
  '%ff',
  '%00',
  '%2F',
  '..%2f..',
  '%252e',
  ';a=b',
  '*',
  ':id',
  'a'.repeat(9000),
];
const oddQueries = [
  '&&==',
  '%',
  '%ff=%ff',
  '[]',
  'a[b][c]=d',
  '__proto__[x]=y',
  'limit',
  '?',
  'a=b'.repeat(2000),
];

const encoded = oddText.map((text) => percentEncoded(text).slice(0, 9000));

const segment = (usual: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...usual.map(encodeURIComponent)) },
    { weight: 1, arbitrary: fc.constantFrom(...oddSegments) },
    { weight: 1, arbitrary: encoded },
  );

/** Paths of a template, with right and with odd parameters. */
export function pathOf(template: string, values: Values): fc.Arbitrary<string> {
  const parts = template.split(/\{(\w+)\}/).map((part, index) =>
    // The odd parts are the names of parameters.
    index % 2 === 1 ? segment(values[part] ?? ['x']) : fc.constant(part),
  );
  return fc.tuple(...parts).map((chosen) => chosen.join(''));
}

const cursorLike = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url');

const parameter = (name: string, usual: readonly string[]): fc.Arbitrary<string> =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.constantFrom(...usual.map(encodeURIComponent)) },
      { weight: 2, arbitrary: encoded },
      { weight: 1, arbitrary: (fc.jsonValue() as fc.Arbitrary<Json>).map(cursorLike) },
    )
    .map((value) => `${name}=${value}`);

/** Query strings without `?`: of the parameters, some of them twice, and of others. */
export function queryOf(values: Values): fc.Arbitrary<string> {
  const known = Object.entries(values).map(([name, usual]) => parameter(name, usual));
  const odd = fc.constantFrom(...oddQueries);
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: odd },
    ...(known.length > 0
      ? [
          {
            weight: 5,
            arbitrary: fc.array(fc.oneof(...known), { maxLength: 4 }).map((all) => all.join('&')),
          },
        ]
      : []),
  );
}
