import fc from 'fast-check';
import type { Contract } from '../openapi/contract';
import type { Operation } from '../openapi/operations';
import { sample } from '../openapi/sample';
import { bodyOf } from './body';
import { headersOf } from './headers';
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

/** Requests for one operation: from the right one to nonsense, mostly wrong in one respect. */
export function requestsOf(
  contract: Contract,
  operation: Operation,
  known: Values,
): fc.Arbitrary<FuzzRequest> {
  const values = (place: string) => valuesOf(contract, operation, place, known);
  const named = Object.entries(values('header')).map(([name, [first = '']]) => [name, first]);
  const usual = { 'content-type': 'application/json', ...Object.fromEntries(named) };
  const body = operation.body ? bodyOf(sample(contract.schemas, operation.body)) : undefined;
  return fc
    .record({
      path: pathOf(operation.path, values('path')),
      query: queryOf(values('query')),
      headers: headersOf(usual),
      body: body ?? fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, bodyOf({})),
    })
    .map(({ path, query, headers, body }) => {
      const target = query ? `${path}?${query}` : path;
      return { method: operation.method, target, headers, body };
    });
}
