import fc from 'fast-check';
import { oddHeader } from './odd-text';

export type Headers = Readonly<Record<string, string>>;

const odd: Readonly<Record<string, readonly string[]>> = {
  'content-type': [
    'text/plain',
    'application/json; charset=latin1',
    'application/json; charset=',
    'application/problem+json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'json',
    ';;;',
  ],
  'content-encoding': ['gzip', 'br', 'deflate', 'identity', 'zstd', 'gzip, gzip', 'x'],
  'if-match': [
    '"1"',
    '"2"',
    'W/"1"',
    '*',
    '"1", "2"',
    '"-1"',
    '"01"',
    '"99999999999999999999"',
    '1',
    '""',
  ],
  'idempotency-key': ['a', 'k'.repeat(255), 'k'.repeat(256), ' ', 'ü', '"quoted"'],
  accept: ['text/html', 'application/xml', '*/*;q=0', ';'],
  authorization: ['Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic dTpw', 'bearer  '],
  'x-request-id': ['r'.repeat(1000), '{}'],
  traceparent: [
    '00-0-0-0',
    `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`,
    `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  ],
  tracestate: ['=', 'a=b,'.repeat(100)],
  'x-forwarded-for': ['127.0.0.1', 'not an address', ','.repeat(500)],
  'x-http-method-override': ['DELETE'],
  cookie: ['a=b', ';'.repeat(1000)],
  origin: ['null', 'https://example.com'],
  range: ['bytes=0-', 'bytes=5-1'],
  'if-none-match': ['*', '"1"'],
  'if-modified-since': ['yesterday'],
  expect: ['the unexpected'],
  upgrade: ['websocket'],
  te: ['trailers'],
  host: ['', 'a b', '[::1'],
};

const oddOne: fc.Arbitrary<Headers> = fc
  .constantFrom(...Object.entries(odd))
  .chain(([name, values]) =>
    fc
      .oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, oddHeader)
      .map((value) => ({ [name]: value })),
  );

/** Headers a caller should send, or those with some that are odd. */
export const headersOf = (usual: Headers): fc.Arbitrary<Headers> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 2, arbitrary: oddOne.map((one) => ({ ...usual, ...one })) },
    fc.tuple(oddOne, oddOne, oddOne).map((some) => Object.assign({ ...usual }, ...some)),
    fc.constant({}),
  );
