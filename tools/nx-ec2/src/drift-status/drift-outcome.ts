/** What a cron job acts on: nothing, something to look at, or a check that did not work. */
export const EXIT_CODES = { none: 0, drift: 2 } as const;

const FAILED = 1;

const HEAD = '{"version":1,"command":"drift"';

/**
 * Finds the result of the target `drift` in what Nx printed around it.
 * @returns its line of JSON, where there is one, and the exit code: 0 none, 2 drift, 1 anything else
 */
export function driftOutcome(output: string): { line?: string; exitCode: number } {
  const line = output
    .split('\n')
    .map((text) => text.trim())
    .findLast((text) => text.startsWith(HEAD));
  if (!line) return { exitCode: FAILED };
  const { outcome } = JSON.parse(line) as { outcome: string };
  return {
    line,
    exitCode: Object.hasOwn(EXIT_CODES, outcome)
      ? EXIT_CODES[outcome as keyof typeof EXIT_CODES]
      : FAILED,
  };
}
