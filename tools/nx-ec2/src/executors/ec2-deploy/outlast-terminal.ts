import { Failure } from '../../failure';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let deafToClosedOutput = false;

/** Output that nobody reads any more is no reason to end: without a listener it would be fatal. */
function ignoreClosedOutput(): void {
  if (deafToClosedOutput) return;
  deafToClosedOutput = true;
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/**
 * Runs work that must not be cut off half-way. On Ctrl-C an executor gets SIGINT from the terminal,
 * SIGTERM from Nx, and SIGHUP with a closed output as soon as Nx, which does not wait, is gone; any
 * of them after the first would end the process before the previous version is back.
 * @param work gets a signal that also aborts on SIGHUP
 */
export async function outlastTerminal<T>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const hangup = new AbortController();
  const listen = (name: NodeJS.Signals) => {
    // The others abort `signal` already.
    if (name === 'SIGHUP') hangup.abort(new Failure('Stopped: the terminal was closed'));
  };
  ignoreClosedOutput();
  for (const name of signals) process.on(name, listen);
  try {
    return await work(AbortSignal.any([signal, hangup.signal]));
  } finally {
    for (const name of signals) process.off(name, listen);
  }
}
