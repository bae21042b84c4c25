import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/** Bytes of this process' heap in use after `work`, without what is garbage. */
export async function heapAfter(work: () => Promise<void>): Promise<number> {
  await work();
  const collect = garbageCollector();
  // Objects with finalisers go in the second round, after a turn of the event loop.
  collect();
  await new Promise((resolve) => setTimeout(resolve, 50));
  collect();
  return process.memoryUsage().heapUsed;
}
