import { inspect } from 'node:util';
import type fc from 'fast-check';
import type { FuzzRequest } from './request';

const short = (text: string): string =>
  text.length > 600 ? `${text.slice(0, 600)}… (${text.length} characters)` : text;

/**
 * Fails a run with the request, how the answer was wrong, and how to send it all again.
 *
 * @throws {Error} when a run failed.
 */
export async function explain(run: fc.RunDetails<[FuzzRequest]>): Promise<void> {
  if (!run.failed || run.counterexample === null) return;
  const [request] = run.counterexample;
  // Errors of Node itself are no instances of the test's own classes.
  const { message = String(run.errorInstance) } = run.errorInstance as Partial<Error>;
  throw new Error(
    [
      `request ${run.numRuns}, made simpler ${run.numShrinks} times, was answered wrongly:`,
      short(inspect(request, { maxStringLength: 200, breakLength: 100 })),
      short(message),
      `Repeat it with FUZZ_SEED=${run.seed}.`,
    ].join('\n'),
  );
}
