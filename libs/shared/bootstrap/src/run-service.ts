import { describeStartError } from './describe-start-error';
import type { Service } from './service';
import { startService } from './start-service';

/** A second signal finds no handler any more and ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve());
  });
}

/**
 * Runs a service as this process: until SIGTERM or SIGINT, which drains it and ends with 0.
 * Ends with 1 and a message on stderr when it cannot start, or when requests had to be cut off.
 */
export async function runService(service: Service): Promise<never> {
  const stopped = stopSignal();
  try {
    const running = await startService(service, process.env);
    await stopped;
    const cut = await running.stop();
    process.exit(cut === 0 ? 0 : 1);
  } catch (error) {
    process.stderr.write(`${describeStartError(service.descriptor.name, error)}\n`);
    process.exit(1);
  }
}
