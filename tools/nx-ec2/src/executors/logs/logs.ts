import type { ExecutorContext } from '@nx/devkit';
import { readMachine } from '../../environment/machine';
import { describeFailure, Failure } from '../../failure';
import { onHosts, placements } from '../../fleet/on-hosts';
import { fleetServices } from '../../fleet/services';
import { hostLogs } from '../../logs/host-logs';
import { sinceSeconds } from '../../logs/since';
import { describeHost } from '../../hosts/host';
import { print, warn } from '../../report/print';
import { runExecutor } from '../../run-executor';
import type { LogsExecutorOptions } from './schema';

/** Shows what the running versions write, on every host. */
export default function logs(options: LogsExecutorOptions, context: ExecutorContext) {
  return runExecutor(async (signal) => {
    const since = options.since ? sinceSeconds(options.since, Date.now()) : undefined;
    if (options.since && since === undefined) {
      throw new Failure(`${options.since} is no time`, {
        where: 'option since',
        remedy: 'Give 90s, 10m, 2h, 1d, or a time such as 2026-01-31T12:00:00Z.',
      });
    }
    const where = await placements(options, fleetServices(context, options));
    const ended = new AbortController();
    signal.addEventListener('abort', () => ended.abort());
    const show: Parameters<typeof onHosts<void>>[3] = ({ engine, host }, services) =>
      hostLogs(engine, {
        target: options,
        services: services.map(({ name }) => name),
        since,
        tail: options.since ? undefined : (options.tail ?? 100),
        follow: options.follow ?? false,
        signal: ended.signal,
        prefix: (container) => `${where.length > 1 ? `${host.instanceId} ` : ''}${container} | `,
        write: print,
      });
    // Told at once: following the others may go on for hours.
    const tell = (error: Failure) => warn(describeFailure(error));
    const results = await onHosts(where, readMachine(), signal, show, tell);
    const failed = results.filter(({ error }) => error);
    if (failed.length === 0) return;
    throw new Failure(`There are no logs of ${failed.length} of ${results.length} hosts`, {
      where: failed.map(({ host }) => describeHost(host)).join(', '),
    });
  });
}
