import { defineService, serviceVariables } from '@shop/shared-bootstrap';
import { users } from '@shop/users-contract';
import { UsersModule } from '@shop/users-feature';

export const service = defineService({
  descriptor: users,
  variables: serviceVariables,
  module: (config) => UsersModule.with(config),
});
