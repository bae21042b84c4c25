/** How many units are where. None is ever below 0. */
export interface Units {
  /** Free to be reserved. */
  readonly stock: number;
  /** Held for orders. */
  readonly reserved: number;
  /** Of confirmed reservations. */
  readonly sold: number;
}

/** Something that is kept in stock. */
export interface Item extends Units {
  readonly sku: string;
  readonly name: string;
  /** 1 when created, one more with every change. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface NewItem {
  readonly sku: string;
  readonly name: string;
  readonly stock: number;
}

/** The most units of one item that may be free. */
export const maxStock = 1_000_000_000;

/** The first version of an item. */
export function newItem({ sku, name, stock }: NewItem, now: Date): Item {
  const dates = { createdAt: now, updatedAt: now };
  return { sku, name, stock, reserved: 0, sold: 0, version: 1, ...dates };
}

/** The next version with that name; the same one when it has it already. */
export function renameItem(item: Item, name: string, now: Date): Item {
  if (name === item.name) return item;
  return { ...item, name, version: item.version + 1, updatedAt: now };
}
