import autocannon from 'autocannon';
import type { Request } from './requests';

const connections = 32;

/**
 * Sends the next request on each of 32 connections as soon as the last one is answered.
 *
 * @returns requests answered a second.
 * @throws when one is not answered 2xx.
 */
export async function requestsPerSecond(
  url: string,
  { path, ...request }: Request,
  seconds: number,
): Promise<number> {
  const { non2xx, errors, requests, duration } = await autocannon({
    ...request,
    url: url + path,
    connections,
    duration: seconds,
    idReplacement: request.body !== undefined,
  });
  if (non2xx + errors > 0) {
    throw new Error(`${request.method} ${url}${path}: ${non2xx} not 2xx, ${errors} unanswered`);
  }
  return requests.total / duration;
}
