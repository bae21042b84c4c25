import type { Item } from '@shop/inventory-domain';
import type { Selectable } from 'kysely';
import type { ItemsTable } from './inventory-schema';

export const toItem = (row: Selectable<ItemsTable>): Item => ({
  sku: row.sku,
  name: row.name,
  stock: row.stock,
  reserved: row.reserved,
  sold: row.sold,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const toRow = (item: Item) => ({
  sku: item.sku,
  name: item.name,
  stock: item.stock,
  reserved: item.reserved,
  sold: item.sold,
  version: item.version,
  created_at: item.createdAt,
  updated_at: item.updatedAt,
});
