import { logger } from '@nx/devkit';
import { describeFailure, Failure } from './failure';

/**
 * Runs the body of an executor: an expected failure is printed with its remedy instead of a
 * stack trace, and Ctrl-C (or SIGTERM from CI) aborts the signal so that the body can clean up.
 */
export async function runExecutor(
  body: (signal: AbortSignal) => Promise<void>,
): Promise<{ success: boolean }> {
  const controller = new AbortController();
  const abort = (name: NodeJS.Signals) =>
    controller.abort(new Failure(`Stopped by ${name} before it was done`));
  process.once('SIGINT', abort).once('SIGTERM', abort);
  try {
    await body(controller.signal);
    return { success: true };
  } catch (error) {
    const shown = controller.signal.aborted ? controller.signal.reason : error;
    if (!(shown instanceof Failure)) throw shown;
    logger.error(describeFailure(shown));
    return { success: false };
  } finally {
    process.off('SIGINT', abort).off('SIGTERM', abort);
  }
}
