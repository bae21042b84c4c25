import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { print, warn } from '../report/print';
import { hardStopSeconds } from './configuration';

const pollMs = 250;
/** Longer than a worker takes to end once its time is up, s. */
const endSeconds = 2;

/** How many processes of a proxy work for it beside the present worker and its master. */
export function earlierWorkers({ Titles, Processes }: { Titles: string[]; Processes: string[][] }) {
  const column = Titles.findIndex((title) => ['COMMAND', 'CMD'].includes(title));
  const own = Processes.filter((cells) => cells[column] === 'haproxy');
  return Math.max(0, own.length - 2);
}

/**
 * Waits until the workers of a public container that were there before its last reload have ended:
 * they finish the requests they have, and keep idle connections until their next request or their
 * time-out, at the latest until they are stopped hard.
 */
export async function earlierWorkersEnded(
  engine: Docker,
  service: string,
  drainTimeout: number,
  where: string,
): Promise<void> {
  const container = engine.getContainer(service);
  const seconds = hardStopSeconds(drainTimeout) + endSeconds;
  const deadline = Date.now() + seconds * 1000;
  for (let told = false; ;) {
    const left = earlierWorkers(await container.top({ ps_args: '-o pid,comm' }));
    if (left === 0) return;
    if (Date.now() >= deadline) {
      return warn(`${where}: connections from before the proxy's last change were cut`);
    }
    if (!told) {
      print(
        `${where}: waiting for connections from before its proxy was changed, at most ${seconds} s`,
      );
    }
    told = true;
    await delay(pollMs);
  }
}
