import type { Item } from '../item';
import type { Items } from '../items';

export interface ItemPage {
  readonly items: readonly Item[];
  /** SKU of the last item of this page when there are more. */
  readonly next?: string;
}

export class ListItems {
  constructor(private readonly items: Items) {}

  /** The items by SKU, `limit` a page, those behind the SKU `after`. */
  async run({ limit, after }: { limit: number; after?: string }): Promise<ItemPage> {
    const found = await this.items.list({ limit: limit + 1, after });
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? items.at(-1)?.sku : undefined };
  }
}
