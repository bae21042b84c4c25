import type { ExecutorContext } from '@nx/devkit';
import { fleetServices } from '../../fleet/services';
import { historyTable } from '../../history/history-table';
import { listRecords } from '../../records/record-store';
import { print } from '../../report/print';
import { runExecutor } from '../../run-executor';
import type { HistoryExecutorOptions } from './schema';

/** Lists the releases of a service, or of all of them. */
export default function history(options: HistoryExecutorOptions, context: ExecutorContext) {
  return runExecutor(async () => {
    const services = fleetServices(context, options);
    const lists = await Promise.all(services.map(({ name }) => listRecords(options, name)));
    const records = lists
      .flat()
      .sort((a, b) => b.at.localeCompare(a.at))
      .slice(0, options.limit ?? 20);
    if (options.json) print(JSON.stringify(records));
    else print(records.length > 0 ? historyTable(records) : 'Nothing was deployed yet.');
  });
}
