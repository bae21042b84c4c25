import type { Host } from '../hosts/host';
import { connect, type Connection, type ConnectSettings } from './connection';

/**
 * Connects to all hosts at once, does the work, and closes every connection whatever happens.
 * @throws Failure of the first host that cannot be reached, before any work is done
 */
export async function withConnections<T>(
  hosts: readonly Host[],
  settings: ConnectSettings,
  work: (connections: Connection[]) => Promise<T>,
): Promise<T> {
  const attempts = await Promise.allSettled(hosts.map((host) => connect(host, settings)));
  const connections = attempts.flatMap((attempt) =>
    attempt.status === 'fulfilled' ? [attempt.value] : [],
  );
  try {
    const failed = attempts.find((attempt) => attempt.status === 'rejected');
    if (failed) throw failed.reason;
    return await work(connections);
  } finally {
    await Promise.all(connections.map((connection) => connection.close()));
  }
}
