import fc from 'fast-check';
import type { Contract } from '../openapi/contract';
import type { FuzzRequest } from './request';
import { requestsOf } from './requests';
import type { Values } from './target';

/** Requests for every operation in turn, so that the first ones are of them all. */
export function requestsInTurn(
  contract: Contract,
  known: Values,
  { seed, runs }: { readonly seed: number; readonly runs: number },
): FuzzRequest[] {
  const each = contract.operations.map((operation) =>
    fc.sample(requestsOf(contract, operation, known), { seed, numRuns: runs }),
  );
  return Array.from({ length: runs }, (_, turn) => each.flatMap((one) => one[turn] ?? [])).flat();
}

/** Sends one after the other for at most `ms`. Gives those that were sent. */
export async function sendFor(
  ms: number,
  requests: readonly FuzzRequest[],
  send: (request: FuzzRequest) => Promise<unknown>,
): Promise<FuzzRequest[]> {
  const end = Date.now() + ms;
  const sent: FuzzRequest[] = [];
  for (const request of requests) {
    if (Date.now() > end) break;
    await send(request);
    sent.push(request);
  }
  return sent;
}
