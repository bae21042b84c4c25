export type { InventorySchema } from './inventory-schema';
export { AuditsInDatabase } from './audits-in-database';
export { ItemsInDatabase } from './items-in-database';
export { MovementsInDatabase } from './movements-in-database';
export { ReservationsInDatabase } from './reservations-in-database';
export { inventoryMigrations } from './migrations';
