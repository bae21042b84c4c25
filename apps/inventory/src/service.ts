import { defineService, serviceVariables } from '@shop/shared-bootstrap';
import { inventory } from '@shop/inventory-contract';
import { InventoryModule, inventoryVariables } from '@shop/inventory-feature';
import { databaseVariables } from '@shop/shared-persistence';

export const service = defineService({
  descriptor: inventory,
  variables: { ...serviceVariables, ...databaseVariables, ...inventoryVariables },
  module: (config) => InventoryModule.with(config),
});
