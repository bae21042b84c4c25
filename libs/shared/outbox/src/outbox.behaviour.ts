import { describeOnDatabase } from '@shop/shared-persistence/testing';
import { outboxMigrations } from '.';
import { describeDelivery } from './delivery.behaviour';
import { OutboxBench } from './outbox-bench';
import { describeRelay } from './relay.behaviour';

/** All of it, on the database of this kind of test. */
export function describeOutbox(): void {
  describeOnDatabase('an outbox', outboxMigrations, (database) => {
    const bench = new OutboxBench(database);

    afterEach(() => bench.clear());

    describeDelivery(bench);
    describeRelay(bench);
  });
}
