import type { ItemAnswer } from '@shop/inventory-contract';
import type { Item } from '@shop/inventory-domain';

/** An item as the API shows it. */
export const toItemAnswer = (item: Item): ItemAnswer => ({
  sku: item.sku,
  name: item.name,
  stock: item.stock,
  reserved: item.reserved,
  sold: item.sold,
  version: item.version,
  createdAt: item.createdAt.toISOString(),
  updatedAt: item.updatedAt.toISOString(),
});
