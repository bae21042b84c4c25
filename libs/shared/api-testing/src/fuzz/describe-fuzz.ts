import fc from 'fast-check';
import { contractOf } from '../openapi/contract';
import { readDocument } from '../openapi/document';
import { explain } from './explain';
import { heapAfter } from './heap';
import { type FuzzRequest, FuzzClient } from './request';
import { requestsOf } from './requests';
import { sendFor, requestsInTurn } from './round';
import { strayRequests } from './stray';
import type { Values } from './target';
import { verdict } from './verdict';

export interface Fuzzed {
  readonly url: string;
  /** By name of a path, query or header parameter: values of what exists there. */
  readonly known?: Values;
  stop(): Promise<unknown>;
}

export interface FuzzOptions {
  /** Requests per operation. */
  readonly runs?: number;
  /** At most this long for all operations together. */
  readonly limitMs?: number;
}

/** How much the heap may grow in a round of requests that it has seen before. */
const growthLimitBytes = 4 * 1024 * 1024;

/**
 * Sends requests made at random from the document in the file, right and wrong, to a service in
 * this process: it must never answer 5xx, refuse with problem+json only, succeed as the document
 * says and keep its memory. FUZZ_SEED repeats a run, FUZZ_RUNS makes it longer.
 */
export function describeFuzz(
  file: string,
  start: () => Promise<Fuzzed>,
  { runs = Number(process.env['FUZZ_RUNS'] ?? 80), limitMs = 150 * runs }: FuzzOptions = {},
): void {
  // Longer than the requests, so that a failure has the time to be made simple.
  const testLimitMs = 60_000 + limitMs;
  const contract = contractOf(readDocument(file));
  const given = process.env['FUZZ_SEED'];
  const seed = given === undefined ? Date.now() % 0x7fff_ffff : Number(given);

  describe('requests at random', () => {
    let service: Fuzzed;
    let client: FuzzClient;

    const send = async (request: FuzzRequest) => {
      const violations = verdict(contract, request, await client.send(request));
      if (violations.length > 0) throw new Error(violations.join('\n'));
    };

    const fuzz = (requests: fc.Arbitrary<FuzzRequest>) =>
      fc.assert(fc.asyncProperty(requests, send), {
        seed,
        numRuns: runs,
        interruptAfterTimeLimit: limitMs / (contract.operations.length + 1),
        asyncReporter: explain,
      });

    beforeAll(async () => {
      service = await start();
      client = new FuzzClient(service.url);
    }, testLimitMs);

    afterAll(async () => {
      client.close();
      await service.stop();
    });

    it.each(contract.operations)(
      '$method $path',
      (operation) => fuzz(requestsOf(contract, operation, service.known ?? {})),
      testLimitMs,
    );

    it(
      'with other methods and to other places',
      () => fuzz(strayRequests(contract.operations.map(({ path }) => path))),
      testLimitMs,
    );

    const rememberNothing = async () => {
      const round = requestsInTurn(contract, service.known ?? {}, { seed, runs });
      const sent = await sendFor(limitMs / 6, round, (request) => client.send(request));
      const again = async () => {
        for (const request of sent) await client.send(request);
      };
      const before = await heapAfter(again);
      expect((await heapAfter(again)) - before).toBeLessThan(growthLimitBytes);
    };

    it('leave nothing behind in memory', rememberNothing, testLimitMs);
  });
}
