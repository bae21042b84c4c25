import { Failure } from '../failure';
import { describeHost } from '../hosts/host';
import type { Connection } from './connection';

const again = 'Run it again when the host is back: the next run goes on from whatever it finds.';

const isEngineError = (error: unknown): error is Error =>
  error instanceof Error && ('statusCode' in error || 'code' in error);

/**
 * What is behind a failure: whatever was going on, a connection that broke explains it better than
 * the step that it broke in.
 */
export async function explainFailure(
  error: unknown,
  connections: readonly Connection[],
): Promise<unknown> {
  const losses = await Promise.all(connections.map((connection) => connection.loss()));
  for (const [index, loss] of losses.entries()) {
    const host = connections[index]?.host;
    if (!loss || !host) continue;
    return new Failure('The connection to a host was lost', {
      where: describeHost(host),
      seen: [loss.message, loss.details.seen, `meanwhile: ${String((error as Error).message)}`]
        .filter(Boolean)
        .join('\n'),
      remedy: again,
      cause: error,
    });
  }
  if (error instanceof Failure || !isEngineError(error)) return error;
  return new Failure('The engine of a host refused a request, or broke off', {
    where: connections.map(({ host }) => describeHost(host)).join(', '),
    seen: error.message.trim(),
    remedy: `See the log of Docker on the host (\`journalctl -u docker\`). ${again}`,
    cause: error,
  });
}
