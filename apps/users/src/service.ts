import { defineService, serviceVariables } from '@shop/shared-bootstrap';
import { databaseVariables } from '@shop/shared-persistence';
import { users } from '@shop/users-contract';
import { UsersModule } from '@shop/users-feature';

export const service = defineService({
  descriptor: users,
  variables: { ...serviceVariables, ...databaseVariables },
  module: (config) => UsersModule.with(config),
});
