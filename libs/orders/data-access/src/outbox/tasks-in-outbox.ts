import { OrderTasks } from '@shop/orders-domain';
import type { Outbox } from '@shop/shared-outbox';
import { topics } from './topics';

/** Must be used inside of a transaction, which the tasks are part of. */
export class TasksInOutbox extends OrderTasks {
  constructor(private readonly outbox: Outbox) {
    super();
  }

  fulfil(orderId: string): Promise<void> {
    return this.outbox.add(topics.fulfil, orderId, {});
  }

  releaseStock(orderId: string): Promise<void> {
    return this.outbox.add(topics.releaseStock, orderId, {});
  }
}
