export { type OutboxHandlers, type OutboxMessage, PermanentFailure } from './message';
export { OutboxModule } from './module/outbox.module';
export { Outbox } from './outbox';
export { outboxMigrations } from './outbox-migrations';
export {
  OutboxMonitor,
  type OutboxRow,
  type OutboxState,
  type OutboxStatistics,
} from './outbox-monitor';
export { OutboxRelay } from './relay/outbox-relay';
export type { RelayEvent } from './relay/relay-event';
export type { RelayOptions } from './relay/relay-options';
