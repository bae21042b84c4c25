import type { Clock } from '@shop/shared-clock';
import { type Item, maxStock } from '../item';
import { ItemNotFound, StockOutOfRange } from '../item-errors';
import type { Items } from '../items';
import { moved, movementOf } from '../movement';
import type { Transactions } from '../transactions';

export interface Adjustment {
  readonly sku: string;
  /** Units found (above 0) or lost (below 0). */
  readonly delta: number;
  readonly reason: string;
}

export class AdjustStock {
  constructor(
    private readonly transactions: Transactions,
    private readonly items: Items,
    private readonly clock: Clock,
  ) {}

  /** @throws {ItemNotFound} @throws {StockOutOfRange} when fewer than no units would be free. */
  async run({ sku, delta, reason }: Adjustment): Promise<Item> {
    return this.transactions.run(async () => {
      const [item] = await this.items.lock([sku]);
      if (!item) throw new ItemNotFound(sku);
      const stock = item.stock + delta;
      if (stock < 0 || stock > maxStock) throw new StockOutOfRange(sku, item.stock, delta);
      const movement = movementOf('adjustment', sku, delta, { reason, at: this.clock.now() });
      await this.items.move([movement]);
      return moved(item, movement);
    });
  }
}
