import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { current } from '@shop/shared-context';
import type { levels } from './logging-variables';

export type { Logger };

interface LoggerOptions {
  /** Name of the service, on every line. */
  readonly service: string;
  readonly level: (typeof levels)[number];
}

function requestFields() {
  const context = current();
  if (!context) return {};
  const { requestId, traceId, spanId } = context;
  return { requestId, traceId, spanId };
}

/**
 * A logger that writes one JSON object a line. Lines written while a request is handled carry its
 * id and position in its trace. Writing is synchronous, so that nothing is lost when the process ends.
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
    mixin: requestFields,
  };
  return pino(options, destination);
}
