import { Logger } from '@nestjs/common';
import { runInContext } from '@shop/shared-context';
import type { RelayEvent } from '../relay/relay-event';

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function write(logger: Logger, event: RelayEvent): void {
  switch (event.type) {
    case 'handled':
      return logger.debug(`${event.message.topic} of ${event.message.key} was handled`);
    case 'failed': {
      const { message, error, retryInMs } = event;
      const next = `attempt ${message.attempt}, the next in ${Math.round(retryInMs)} ms`;
      return logger.warn(`${message.topic} of ${message.key} failed (${next}): ${reasonOf(error)}`);
    }
    case 'parked': {
      const { message, error } = event;
      return logger.error(
        `${message.topic} of ${message.key} is parked as message ${message.id} after attempt ${message.attempt}: ${reasonOf(error)}`,
      );
    }
    case 'lost':
      return logger.error(`The outbox cannot be read: ${reasonOf(event.error)}`);
    case 'found':
      return logger.log('The outbox can be read again');
  }
}

/** Logs what a relay tells, with the id of the request that a message comes from. */
export function reportEvent(event: RelayEvent, logger = new Logger('Outbox')): void {
  const requestId = 'message' in event ? event.message.requestId : null;
  if (requestId) runInContext({ requestId }, () => write(logger, event));
  else write(logger, event);
}
