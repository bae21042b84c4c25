import { lastRun } from './commits';

let failed: string | undefined;

/** An error without a stack: where it was thrown tells nothing. */
function notRun(because: string): Error {
  const error = new Error(`Not run, because this failed before: ${because}`);
  error.stack = error.message;
  return error;
}

/**
 * One step of a scenario whose steps build on each other. After the first failure the others fail
 * at once and name it, instead of leading the reader astray.
 */
export function step(name: string, body: () => Promise<void>): void {
  it(name, async () => {
    if (failed) throw notRun(failed);
    try {
      await body();
    } catch (error) {
      failed = name;
      if (error instanceof Error) error.message += `\n\nThe last Nx command printed:\n${lastRun()}`;
      throw error;
    }
  });
}
