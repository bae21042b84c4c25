import type { Item } from '../item';
import { ItemNotFound } from '../item-errors';
import type { Items } from '../items';

export class GetItem {
  constructor(private readonly items: Items) {}

  /** @throws {ItemNotFound} */
  async run(sku: string): Promise<Item> {
    const item = await this.items.find(sku);
    if (!item) throw new ItemNotFound(sku);
    return item;
  }
}
