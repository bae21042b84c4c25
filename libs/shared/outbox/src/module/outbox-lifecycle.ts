import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Metrics } from '@shop/shared-metrics';
import type { Outbox } from '../outbox';
import type { OutboxMonitor } from '../outbox-monitor';
import type { OutboxRelay } from '../relay/outbox-relay';

/** The relay works while the service does; it stops before the database is closed. */
export class OutboxLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly monitor: OutboxMonitor,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.measure();
    this.outbox.onAdded(() => this.relay.wake());
    this.relay.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.relay.stop();
  }

  private measure(): void {
    this.metrics.gauge({
      name: 'outbox_messages',
      help: 'Messages in the outbox: pending, or parked until somebody retries them',
      labels: ['state'],
      collect: async () => {
        const { pending, parked } = await this.monitor.statistics();
        return [
          [{ state: 'pending' }, pending],
          [{ state: 'parked' }, parked],
        ];
      },
    });
    this.metrics.gauge({
      name: 'outbox_oldest_pending_seconds',
      help: 'Age of the oldest pending message',
      collect: async () => (await this.monitor.statistics()).oldestPendingSeconds,
    });
  }
}
