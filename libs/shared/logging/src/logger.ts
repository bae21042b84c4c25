import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { currentRequestId } from './request-id';
import type { levels } from './logging-variables';

export type { Logger };

interface LoggerOptions {
  /** Name of the service, on every line. */
  readonly service: string;
  readonly level: (typeof levels)[number];
}

/**
 * A logger that writes one JSON object a line. Lines written while a request is handled carry its
 * id. Writing is synchronous, so that nothing is lost when the process ends.
 */
export function createLogger(
  { service, level }: LoggerOptions,
  destination: DestinationStream = pino.destination({ dest: 1, sync: true }),
): Logger {
  const options = {
    level,
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => ({ requestId: currentRequestId() }),
  };
  return pino(options, destination);
}
