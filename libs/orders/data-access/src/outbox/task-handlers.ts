import { type FulfilOrder, OrderNotFound, type ReleaseStock } from '@shop/orders-domain';
import { RemoteProblem } from '@shop/shared-http-client';
import { type OutboxHandlers, PermanentFailure } from '@shop/shared-outbox';
import { topics } from './topics';

/** A token refused today may be accepted once someone mends the configuration. */
const mendable: readonly number[] = [401, 403];

/** Whether trying again can not help: another service understood, and refuses for good. */
function isPermanent(error: unknown): error is Error {
  if (error instanceof OrderNotFound) return true;
  return error instanceof RemoteProblem && !mendable.includes(error.status);
}

const parkWhenPermanent = async (work: Promise<void>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    throw isPermanent(error) ? new PermanentFailure(error.message, { cause: error }) : error;
  }
};

/** What the relay does with each message. */
export const taskHandlers = (
  fulfil: Pick<FulfilOrder, 'run'>,
  release: Pick<ReleaseStock, 'run'>,
): OutboxHandlers => ({
  [topics.fulfil]: ({ key }) => parkWhenPermanent(fulfil.run(key)),
  [topics.releaseStock]: ({ key }) => parkWhenPermanent(release.run(key)),
});
