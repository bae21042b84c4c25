import { defineService, serviceVariables } from '@shop/shared-bootstrap';
import { orders } from '@shop/orders-contract';
import { OrdersModule } from '@shop/orders-feature';

export const service = defineService({
  descriptor: orders,
  variables: serviceVariables,
  module: (config) => OrdersModule.with(config),
});
