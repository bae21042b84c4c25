import { withSpan } from '@shop/shared-context';
import type { Call } from './call';
import type { ClientOptions } from './client-options';
import { exchange } from './exchange';
import { readAnswer } from './read-answer';

/**
 * Makes a call once and gives it at most `timeoutMs`, the answer's body included.
 *
 * @throws {RemoteProblem} when the service refused.
 * @throws {RemoteUnavailable} when there is no answer to go by.
 * @throws the reason of the call's signal when that gave it up.
 */
export async function attempt<T>(
  options: ClientOptions,
  call: Call<T>,
  timeoutMs: number,
): Promise<T> {
  const { service } = options;
  const { method, signal } = call;
  const own = new AbortController();
  const giveUp = () => own.abort();
  signal?.addEventListener('abort', giveUp);
  const timer = setTimeout(giveUp, timeoutMs);
  const attributes = { 'http.request.method': method, 'peer.service': service };
  const work = async () => readAnswer(service, call, await exchange(options, call, own.signal));
  try {
    signal?.throwIfAborted();
    return await withSpan(`${method} ${service}`, attributes, work, 'client');
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}
