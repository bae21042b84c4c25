import { instant, pageOf, pageQuery } from '@shop/shared-schema';
import { z } from 'zod';

const states = ['pending', 'parked'] as const;

export const outboxMessageIdSchema = z
  .string()
  .regex(/^\d{1,18}$/, 'must be the id of a message')
  .meta({ description: 'The message.', examples: ['17'] });

/** Something this service still has to do, or gave up on. */
export const outboxMessageSchema = z
  .object({
    id: outboxMessageIdSchema,
    topic: z.string().meta({ description: 'What is to be done.', example: 'fulfil-order' }),
    key: z.string().meta({ description: 'The order.' }),
    state: z.enum(states).meta({ description: 'Parked ones wait for a retry by hand.' }),
    attempts: z.int().min(0).meta({ description: 'How often it was tried.', example: 1 }),
    lastError: z.string().nullable().meta({ description: 'Why the last attempt failed.' }),
    createdAt: instant(),
    dueAt: instant().nullable().meta({ description: 'When it is tried next; null when parked.' }),
  })
  .meta({ id: 'OutboxMessage' });

/** What a retried message is again. */
export const retriedMessageSchema = z
  .object({ id: outboxMessageIdSchema, state: z.literal('pending') })
  .meta({ id: 'RetriedMessage' });

export const outboxPageSchema = pageOf(outboxMessageSchema, 'OutboxPage');

export const listOutboxQuery = z.object({
  ...pageQuery,
  state: z.enum(states).default('parked').meta({ description: 'Which messages.' }),
});

export const outboxMessageParams = z.object({ id: outboxMessageIdSchema });

export type OutboxMessageAnswer = z.output<typeof outboxMessageSchema>;
export type RetriedMessageAnswer = z.output<typeof retriedMessageSchema>;
export type OutboxPageAnswer = z.output<typeof outboxPageSchema>;
export type ListOutboxQuery = z.output<typeof listOutboxQuery>;
