import type { Clock } from '@shop/shared-clock';
import { type Item, newItem, type NewItem } from '../item';
import { SkuTaken } from '../item-errors';
import type { Items } from '../items';
import { movementOf } from '../movement';
import type { Transactions } from '../transactions';

export class CreateItem {
  constructor(
    private readonly transactions: Transactions,
    private readonly items: Items,
    private readonly clock: Clock,
  ) {}

  /** @throws {SkuTaken} */
  async run(input: NewItem): Promise<Item> {
    const at = this.clock.now();
    const item = newItem(input, at);
    const { sku, stock } = item;
    const receipt = stock > 0 ? movementOf('receipt', sku, stock, { at }) : undefined;
    const added = await this.transactions.run(() => this.items.add(item, receipt));
    if (!added) throw new SkuTaken(sku);
    return item;
  }
}
