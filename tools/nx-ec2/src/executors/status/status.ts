import type { ExecutorContext } from '@nx/devkit';
import { readMachine } from '../../environment/machine';
import { Failure } from '../../failure';
import { onHosts, placements } from '../../fleet/on-hosts';
import { fleetServices } from '../../fleet/services';
import { describeLock, isExpired } from '../../lock/lock-record';
import { lockStore } from '../../lock/lock-store';
import { readRecord, type StoredRecord } from '../../records/record-store';
import { print } from '../../report/print';
import { runExecutor } from '../../run-executor';
import { serviceStatus } from '../../status/service-status';
import type { StatusRow } from '../../status/status-row';
import { statusTable } from '../../status/status-table';
import type { StatusExecutorOptions } from './schema';

/** Shows what serves on every host, and how it differs from the release records. */
export default function status(options: StatusExecutorOptions, context: ExecutorContext) {
  return runExecutor(async (signal) => {
    const services = fleetServices(context, options);
    const lookUp = async (name: string) => {
      const [record, lock] = await Promise.all([
        readRecord(options, name),
        lockStore(options, name).then((store) => store.read()),
      ]);
      return [name, { record, lock: lock?.lock }] as const;
    };
    const [known, where] = await Promise.all([
      Promise.all(services.map(({ name }) => lookUp(name))).then((all) => new Map(all)),
      placements(options, services),
    ]);
    const results = await onHosts(
      where,
      readMachine(),
      signal,
      async ({ engine, host }, placed) => {
        const all = await engine.listContainers({ all: true });
        const record = (name: string): StoredRecord | undefined => known.get(name)?.record;
        return Promise.all(
          placed.map(({ name }) => serviceStatus(engine, host, all, options, name, record(name))),
        );
      },
    );
    const rows = results.flatMap(({ host, services: placed, result, error }): StatusRow[] =>
      result
        ? result
        : placed.map(({ name }) => ({
            service: name,
            host: host.instanceId,
            address: host.address,
            problems: [host.unusable ?? error?.message ?? 'not looked at'],
          })),
    );
    rows.sort((a, b) => a.service.localeCompare(b.service) || a.host.localeCompare(b.host));
    const locks = [...known].flatMap(([service, { lock }]) => (lock ? [{ service, lock }] : []));
    if (options.json) print(JSON.stringify({ services: rows, locks }));
    else {
      print(statusTable(rows, Date.now()));
      for (const { service, lock } of locks) {
        const who = describeLock(lock);
        print(
          isExpired(lock, Date.now())
            ? `${service} was being deployed by ${who}, who is gone; the next deploy goes on from there`
            : `${service} is being deployed by ${who}`,
        );
      }
    }
    const wrong = rows.filter(({ problems }) => problems.length > 0);
    if (wrong.length > 0) {
      throw new Failure('Not everything is as recorded', {
        where: `environment ${options.environment}`,
        seen: wrong
          .map((row) => `${row.service} on ${row.host}: ${row.problems.join(', ')}`)
          .join('\n'),
        remedy: 'Deploy the service again: it converges from any state.',
      });
    }
  });
}
