import fc from 'fast-check';
import { headersOf } from './headers';
import { oddText, percentEncoded } from './odd-text';
import type { FuzzRequest } from './request';

const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'SEARCH',
];
const places = [
  '/',
  '/v1',
  '/v1/',
  '//',
  '/v2/users',
  '/v1/nothing',
  '/%',
  '/%ff',
  '/docs/%2e%2e/x',
  '/favicon.ico',
  '*',
];

/** Requests with any method, to the paths of the document and to paths that are not there. */
export function strayRequests(paths: readonly string[]): fc.Arbitrary<FuzzRequest> {
  const filled = paths.map((path) => path.replace(/\{\w+\}/g, 'x'));
  const made = oddText.map((text) => `/${percentEncoded(text).slice(0, 9000)}`);
  return fc.record({
    method: fc.constantFrom(...methods),
    target: fc.oneof(fc.constantFrom(...filled), fc.constantFrom(...places), made),
    headers: headersOf({ 'content-type': 'application/json' }),
    body: fc.constantFrom(undefined, '{}', '{'),
  });
}
