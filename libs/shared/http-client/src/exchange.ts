import { outgoingHeaders } from '@shop/shared-context';
import { type Call, urlOf } from './call';
import type { ClientOptions } from './client-options';
import type { Answer } from './read-answer';
import { RemoteUnavailable } from './remote-unavailable';

async function bearerOf({ service, token }: ClientOptions): Promise<string | undefined> {
  try {
    return await token?.();
  } catch (error) {
    throw new RemoteUnavailable(service, 'no-token', { cause: error });
  }
}

async function headersOf(options: ClientOptions, { headers, body }: Call<unknown>) {
  const bearer = await bearerOf(options);
  return {
    accept: 'application/json, application/problem+json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    ...outgoingHeaders(),
    ...headers,
  };
}

/**
 * Sends a call and receives all of its answer, until `signal` says that the time is over.
 *
 * @throws {RemoteUnavailable} without an answer.
 */
export async function exchange(
  options: ClientOptions,
  call: Call<unknown>,
  signal: AbortSignal,
): Promise<Answer> {
  const { service, baseUrl } = options;
  const { method } = call;
  const headers = await headersOf(options, call);
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  try {
    const request = { method, headers, body, redirect: 'manual', signal } as const;
    const response = await fetch(urlOf(baseUrl, call), request);
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    if (signal.aborted) throw new RemoteUnavailable(service, 'timeout', { cause: error });
    // fetch itself only says that it failed; its cause is what the socket said.
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new RemoteUnavailable(service, 'network', { cause });
  }
}
