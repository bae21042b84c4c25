import { defineService, serviceVariables } from '@shop/shared-bootstrap';
import { inventory } from '@shop/inventory-contract';
import { InventoryModule } from '@shop/inventory-feature';

export const service = defineService({
  descriptor: inventory,
  variables: serviceVariables,
  module: (config) => InventoryModule.with(config),
});
