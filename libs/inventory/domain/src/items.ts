import type { Item } from './item';
import type { NewMovement } from './movement';

/** Where items are kept, with every movement of their units. */
export abstract class Items {
  /**
   * Adds an item, and its first movement if it has units.
   *
   * @returns false, having changed nothing, when there is an item with that SKU.
   */
  abstract add(item: Item, receipt: NewMovement | undefined): Promise<boolean>;

  abstract find(sku: string): Promise<Item | undefined>;

  /** The first `limit` items by SKU behind `after`. */
  abstract list(page: { readonly limit: number; readonly after?: string }): Promise<Item[]>;

  /**
   * Those of the items that exist, by SKU. Nobody else moves their units until the transaction
   * ends. All callers lock by SKU, and a reservation before its items, so that none waits for
   * another in a circle.
   */
  abstract lock(skus: readonly string[]): Promise<Item[]>;

  /** Records the movements of locked items, one each, and changes their units by them. */
  abstract move(movements: readonly NewMovement[]): Promise<void>;

  /**
   * Gives the item of version `version` the name of the next version.
   *
   * @returns false, having changed nothing, when the stored one is not `version` any more.
   */
  abstract rename(version: number, next: Item): Promise<boolean>;
}
