import { describeFailure, Failure } from './failure';
import { warn } from './report/print';

const reasons: Partial<Record<NodeJS.Signals, string>> = {
  SIGINT: 'Stopped by SIGINT (Ctrl-C) before it was done',
  SIGTERM: 'Stopped by SIGTERM before it was done',
  SIGHUP: 'Stopped before it was done: the terminal was closed',
};
const signals = Object.keys(reasons) as NodeJS.Signals[];

let deafToClosedOutput = false;

/** Output that nobody reads any more is no reason to end: without a listener it would be fatal. */
function ignoreClosedOutput(): void {
  if (deafToClosedOutput) return;
  deafToClosedOutput = true;
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/**
 * Runs the body of an executor: an expected failure is printed with its remedy instead of a
 * stack trace, and a signal aborts the body instead of ending the process, so that it can clean up.
 * On Ctrl-C an executor gets SIGINT from the terminal, SIGTERM from Nx, and SIGHUP with a closed
 * output as soon as Nx, which does not wait, is gone; each of them has to find a listener.
 */
export async function runExecutor(
  body: (signal: AbortSignal) => Promise<void>,
): Promise<{ success: boolean }> {
  const controller = new AbortController();
  const abort = (name: NodeJS.Signals) => controller.abort(new Failure(reasons[name] ?? name));
  ignoreClosedOutput();
  for (const name of signals) process.on(name, abort);
  try {
    await body(controller.signal);
    return { success: true };
  } catch (error) {
    const shown = controller.signal.aborted ? controller.signal.reason : error;
    if (!(shown instanceof Failure)) throw shown;
    warn(describeFailure(shown));
    return { success: false };
  } finally {
    for (const name of signals) process.off(name, abort);
  }
}
