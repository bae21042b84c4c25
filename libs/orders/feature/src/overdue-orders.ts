import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { RejectOverdueOrders } from '@shop/orders-domain';

const everyMs = 1_000;

/** Looks for orders that were PENDING for too long, as long as the service runs. */
@Injectable()
export class OverdueOrders implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OverdueOrders.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly rejection: RejectOverdueOrders) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  /** Resolves when nothing runs any more, before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    this.timer = setTimeout(() => (this.running = this.look()), everyMs);
  }

  private async look(): Promise<void> {
    try {
      const count = await this.rejection.run();
      if (count > 0) this.logger.warn(`Rejected ${count} orders that were pending for too long`);
    } catch (error) {
      this.logger.error(error);
    }
    if (!this.stopped) this.schedule();
  }
}
