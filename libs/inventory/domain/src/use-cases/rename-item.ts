import type { Clock } from '@shop/shared-clock';
import { type Item, renameItem } from '../item';
import { ItemChanged, ItemNotFound } from '../item-errors';
import type { Items } from '../items';

export interface Renaming {
  readonly sku: string;
  readonly name: string;
  /** The version the caller knows. */
  readonly version: number;
}

export class RenameItem {
  constructor(
    private readonly items: Items,
    private readonly clock: Clock,
  ) {}

  /** @throws {ItemNotFound} @throws {ItemChanged} when it is not in that version any more. */
  async run({ sku, name, version }: Renaming): Promise<Item> {
    const item = await this.items.find(sku);
    if (!item) throw new ItemNotFound(sku);
    if (item.version !== version) throw new ItemChanged(sku);
    const next = renameItem(item, name, this.clock.now());
    if (next === item || (await this.items.rename(version, next))) return next;
    throw new ItemChanged(sku);
  }
}
