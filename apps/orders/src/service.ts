import { orders } from '@shop/orders-contract';
import { OrdersModule, ordersVariables } from '@shop/orders-feature';
import { defineService, serviceVariables } from '@shop/shared-bootstrap';
import { databaseVariables } from '@shop/shared-persistence';

export const service = defineService({
  descriptor: orders,
  variables: { ...serviceVariables, ...databaseVariables, ...ordersVariables },
  module: (config) => OrdersModule.with(config),
});
