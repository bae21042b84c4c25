import { contractOf } from '../openapi/contract';
import { toy } from '../toy';
import { answerViolations, requestViolations, type SentRequest } from './exchange';

const contract = contractOf(toy);
const thing = { id: '00000000-0000-7000-8000-000000000001', count: 3 };
const headers = { 'if-match': '"1"' };
const put: SentRequest = { method: 'PUT', target: '/things/a', headers, body: thing };
const get: SentRequest = { method: 'GET', target: '/things/a', headers: {}, body: undefined };
const list: SentRequest = { ...get, target: '/things?limit=3' };

describe('requestViolations', () => {
  it.each([put, get, list])(
    'has none for what the document describes: $method $target',
    (request) => expect(requestViolations(contract, request)).toEqual([]),
  );

  it.each<[string, SentRequest]>([
    ['DELETE /things/a is not in the document', { ...get, method: 'DELETE' }],
    ['GET /nothing is not in the document', { ...get, target: '/nothing' }],
    ['GET // is not in the document', { ...get, target: '//' }],
    ['the header If-Match is missing', { ...put, headers: {} }],
    ['the query limit: it must be <= 9', { ...list, target: '/things?limit=10' }],
    ['the query parameter sort is not in the document', { ...list, target: '/things?sort=id' }],
    ['the body is missing', { ...put, body: undefined }],
    ['a body is sent, but the document has none', { ...get, body: {} }],
    ['the body: /count must be integer', { ...put, body: { ...thing, count: '3' } }],
    ['the body: it must NOT have additional properties', { ...put, body: { ...thing, more: 1 } }],
  ])('tells: %s', (violation, request) => {
    const violations = requestViolations(contract, request);
    expect(violations).toEqual([expect.stringContaining(violation)]);
  });
});

describe('answerViolations', () => {
  it('has none for what the document describes', () => {
    expect(answerViolations(contract, get, { status: 200, body: thing })).toEqual([]);
    expect(answerViolations(contract, get, { status: 404, body: 'anything' })).toEqual([]);
  });

  it('tells of a status and of a body that the document does not have', () => {
    const moved = answerViolations(contract, get, { status: 301, body: null });
    expect(moved).toEqual(['GET /things/a: 301 is not in the document']);
    const wrong = answerViolations(contract, get, { status: 200, body: { ...thing, id: 'a' } });
    expect(wrong).toEqual(['GET /things/a: 200: /id must match format "uuid"']);
  });
});
