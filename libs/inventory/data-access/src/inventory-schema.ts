import type { Line, MovementKind, ReservationState } from '@shop/inventory-domain';
import type { ColumnType, Generated } from 'kysely';

/** A moment; drivers take a Date. */
type Moment = ColumnType<Date, Date, Date>;

export interface ItemsTable {
  sku: string;
  name: string;
  stock: number;
  reserved: number;
  sold: number;
  version: number;
  created_at: Moment;
  updated_at: Moment;
}

export interface MovementsTable {
  id: Generated<number>;
  sku: string;
  kind: MovementKind;
  stock: number;
  reserved: number;
  sold: number;
  order_id: string | null;
  reason: string | null;
  at: Moment;
}

export interface ReservationsTable {
  order_id: string;
  state: ReservationState;
  /** Written as JSON text. */
  lines: ColumnType<Line[], string, never>;
  expires_at: Moment;
  created_at: Moment;
  updated_at: Moment;
}

export interface InventorySchema {
  items: ItemsTable;
  movements: MovementsTable;
  reservations: ReservationsTable;
}
