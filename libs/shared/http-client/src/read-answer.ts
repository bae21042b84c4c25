import type { Call } from './call';
import { problemOf } from './problem';
import { RemoteProblem } from './remote-problem';
import { RemoteUnavailable } from './remote-unavailable';
import { retryAfterMs } from './retry-after';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Client errors that pass: request time-out, too early, too many requests. */
const passing = new Set([408, 425, 429]);

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * The body of an answer, as the contract has it.
 *
 * @throws {RemoteProblem} when the service refused.
 * @throws {RemoteUnavailable} when it could not answer, or not as agreed.
 */
export function readAnswer<T>(service: string, call: Call<T>, answer: Answer): T {
  const { status, headers, text } = answer;
  const body = parse(text);
  if (status >= 500 || passing.has(status)) {
    const after = retryAfterMs(headers.get('retry-after'));
    throw new RemoteUnavailable(service, 'status', { status, retryAfterMs: after });
  }
  if (status >= 400) throw new RemoteProblem(service, problemOf(status, body));
  const read = status < 300 ? call.response.safeParse(body) : undefined;
  if (read?.success) return read.data;
  throw new RemoteUnavailable(service, 'invalid-answer', { status, cause: read?.error });
}
