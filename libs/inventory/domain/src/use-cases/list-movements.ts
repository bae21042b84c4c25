import { ItemNotFound } from '../item-errors';
import type { Items } from '../items';
import type { Movement } from '../movement';
import type { Movements } from '../movements';

export interface MovementPage {
  readonly items: readonly Movement[];
  /** Id of the last movement of this page when there are more. */
  readonly next?: number;
}

export class ListMovements {
  constructor(
    private readonly items: Items,
    private readonly movements: Movements,
  ) {}

  /**
   * The movements of an item, the latest first, `limit` a page, those older than `before`.
   *
   * @throws {ItemNotFound}
   */
  async run(
    sku: string,
    { limit, before }: { limit: number; before?: number },
  ): Promise<MovementPage> {
    const found = await this.movements.list(sku, { limit: limit + 1, before });
    if (found.length === 0 && !(await this.items.find(sku))) throw new ItemNotFound(sku);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? items.at(-1)?.id : undefined };
  }
}
