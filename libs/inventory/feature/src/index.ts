export { inventoryVariables, type InventoryConfig } from './inventory-variables';
export { InventoryModule } from './inventory.module';
