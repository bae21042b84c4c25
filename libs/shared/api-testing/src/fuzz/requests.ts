import fc from 'fast-check';
import type { Contract } from '../openapi/contract';
import type { Operation } from '../openapi/operations';
import { sample } from '../openapi/sample';
import { bodyOf } from './body';
import { type Headers, headersOf } from './headers';
import type { FuzzRequest } from './request';
import { pathOf, queryOf, type Values } from './target';

/** The values of the parameters in one place: the known ones, then an example. */
function valuesOf(
  { schemas }: Contract,
  operation: Operation,
  place: string,
  known: Values,
): Values {
  const there = operation.parameters.filter((parameter) => parameter.in === place);
  return Object.fromEntries(
    there.map(({ name, schema = {} }) => [
      name,
      [...(known[name] ?? []), String(sample(schemas, schema))],
    ]),
  );
}

/** Versions that a resource may have come to, so that some changes succeed. */
const etags: Values = { 'If-Match': ['"1"', '"2"', '"3"', '"4"'] };

/** The headers of the document, those that are optional half of the time. */
function usualHeaders(operation: Operation, values: Values): fc.Arbitrary<Headers> {
  const there = operation.parameters.filter((parameter) => parameter.in === 'header');
  const chosen = there.map(({ name, required }) => {
    const value = fc.constantFrom(...(values[name] ?? ['x']));
    return [name, required ? value : fc.option(value, { nil: undefined, freq: 1 })] as const;
  });
  return fc.record(Object.fromEntries(chosen)).map((headers) => ({
    'content-type': 'application/json',
    ...Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
  }));
}

/** Requests for one operation: from the right one to nonsense, mostly wrong in one respect. */
export function requestsOf(
  contract: Contract,
  operation: Operation,
  known: Values,
): fc.Arbitrary<FuzzRequest> {
  const values = (place: string) => valuesOf(contract, operation, place, { ...etags, ...known });
  const body = operation.body ? bodyOf(sample(contract.schemas, operation.body)) : undefined;
  return fc
    .record({
      path: pathOf(operation.path, values('path')),
      query: queryOf(values('query')),
      headers: usualHeaders(operation, values('header')).chain(headersOf),
      body: body ?? fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, bodyOf({})),
    })
    .map(({ path, query, headers, body }) => {
      const target = query ? `${path}?${query}` : path;
      return { method: operation.method, target, headers, body };
    });
}
