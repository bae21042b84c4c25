import fc from 'fast-check';
import { type GivenAnswer, serve } from '../contract/test-server';
import { contractOf } from '../openapi/contract';
import { toy } from '../toy';
import { explain } from './explain';
import { FuzzClient } from './request';
import { requestsOf } from './requests';
import { strayRequests } from './stray';
import { verdict } from './verdict';

const contract = contractOf(toy);
const [, , put] = contract.operations;
if (!put) throw new Error('the toy document has three operations');

const problem = (status: number): GivenAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { type: 'about:blank', title: 'No', status },
});
const done: GivenAnswer = { status: 204, headers: {}, body: undefined };

const countOf = (body: unknown) => (body as { count?: unknown } | undefined)?.count;

/** Fuzzes a service that gives `answer`; rejects with what was found. */
async function fuzz(answer: (count: unknown) => GivenAnswer): Promise<void> {
  const server = await serve(async ({ target, body }) =>
    /^\/things\/[^/?]/.test(target) ? answer(countOf(body)) : problem(404),
  );
  const client = new FuzzClient(server.url);
  const property = fc.asyncProperty(requestsOf(contract, put, { id: ['a'] }), async (request) => {
    const violations = verdict(contract, request, await client.send(request));
    if (violations.length > 0) throw new Error(violations.join());
  });
  try {
    await fc.assert(property, { numRuns: 400, seed: 7, asyncReporter: explain });
  } finally {
    client.close();
    await server.close();
  }
}

describe('requests at random', () => {
  it('find nothing wrong with a service that refuses properly', async () => {
    await fuzz((count) => (Number.isInteger(count) ? done : problem(400)));
  });

  it('find a failure that one kind of value leads to, and say how to repeat it', async () => {
    const found = fuzz((count) => problem(typeof count === 'string' ? 500 : 400));
    await expect(found).rejects.toThrow(/PUT[^]*"count":"[^]*500[^]*FUZZ_SEED=7/);
  });

  it('find a refusal that is not problem+json', async () => {
    const found = fuzz(() => ({ ...problem(400), headers: { 'content-type': 'text/html' } }));
    await expect(found).rejects.toThrow('no problem+json, but 400 with text/html');
  });

  it('find a success that the document does not have', async () => {
    await expect(fuzz(() => ({ ...done, status: 203 }))).rejects.toThrow('203 is not in');
  });

  it('contain the right request, broken JSON, huge bodies and odd paths', () => {
    const requests = fc.sample(requestsOf(contract, put, { id: ['a'] }), { numRuns: 500, seed: 7 });
    const bodies = requests.map(({ body }) => String(body));
    expect(bodies).toContain('{"id":"00000000-0000-7000-8000-000000000001","count":1}');
    expect(bodies).toContain('[1,');
    expect(bodies.some((body) => body.length > 1_000_000)).toBe(true);
    expect(requests.some(({ target }) => target.startsWith('/things/%'))).toBe(true);
  });

  it('go astray with methods and paths that are not in the document', () => {
    const requests = fc.sample(strayRequests(['/things/{id}']), { numRuns: 200, seed: 7 });
    expect(
      requests.some(({ method, target }) => method === 'TRACE' && target === '/things/x'),
    ).toBe(true);
  });
});
