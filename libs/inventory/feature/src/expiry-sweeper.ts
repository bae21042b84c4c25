import {
  type BeforeApplicationShutdown,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { ExpireReservations } from '@shop/inventory-domain';

/** Every so often gives back the units of reservations that are out of time. */
export class ExpirySweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ExpirySweeper.name);
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly expiry: Pick<ExpireReservations, 'run'>,
    private readonly everyMs: number,
  ) {}

  onApplicationBootstrap(): void {
    this.next();
  }

  /** Lets a sweep that is under way end. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.sweeping;
  }

  private next(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.sweeping = this.sweep().finally(() => this.next());
    }, this.everyMs);
    this.timer.unref();
  }

  /** What fails is tried again at the next time, such as while the database is away. */
  private async sweep(): Promise<void> {
    try {
      const expired = await this.expiry.run();
      if (expired > 0) this.logger.log(`Expired ${expired} reservations`);
    } catch (error) {
      this.logger.warn(`Can not expire reservations, trying again in ${this.everyMs} ms: ${error}`);
    }
  }
}
