import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  type ListOutboxQuery,
  listOutboxQuery,
  ordersPaths,
  ordersScopes,
  outboxMessageIdSchema,
  outboxMessageParams,
  type OutboxPageAnswer,
  outboxPageSchema,
  type RetriedMessageAnswer,
  retriedMessageSchema,
} from '@shop/orders-contract';
import { Scope } from '@shop/shared-auth';
import { Api, keysetCursor } from '@shop/shared-http';
import { OutboxMonitor } from '@shop/shared-outbox';
import { MessageNotFound } from './message-not-found';
import { toMessageAnswer } from './outbox-answer';

const cursors = keysetCursor(outboxMessageIdSchema);

/** For those who run the service: what it still has to do, and what it gave up on. */
@Controller()
@Scope(ordersScopes.admin)
export class OutboxController {
  constructor(private readonly monitor: OutboxMonitor) {}

  @Get(ordersPaths.outbox)
  @Api({ summary: 'List messages in the outbox', answer: { schema: outboxPageSchema } })
  async listOutbox(
    @Query({ schema: listOutboxQuery }) { state, limit, cursor }: ListOutboxQuery,
  ): Promise<OutboxPageAnswer> {
    const page = await this.monitor.list(state, { limit, after: cursors.decode(cursor) });
    const { items, nextCursor } = page;
    return {
      items: items.map(toMessageAnswer),
      nextCursor: nextCursor ? cursors.encode(nextCursor) : null,
    };
  }

  @Post(ordersPaths.retry)
  @Api({
    summary: 'Retry a parked message',
    description: 'It is tried again at once, and as often as a new one.',
    answer: { status: 200, schema: retriedMessageSchema },
    problems: [404],
  })
  async retryMessage(
    @Param({ schema: outboxMessageParams }) { id }: { id: string },
  ): Promise<RetriedMessageAnswer> {
    if (!(await this.monitor.retry(id))) throw new MessageNotFound(id);
    return { id, state: 'pending' };
  }
}
