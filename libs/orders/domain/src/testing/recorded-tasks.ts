import { OrderTasks } from '../ports/order-tasks';

/** Remembers what was asked for, such as `fulfil 0000…`. */
export class RecordedTasks extends OrderTasks {
  readonly asked: string[] = [];

  async fulfil(orderId: string): Promise<void> {
    this.asked.push(`fulfil ${orderId}`);
  }

  async releaseStock(orderId: string): Promise<void> {
    this.asked.push(`release ${orderId}`);
  }
}
