import { type DynamicModule, Module } from '@nestjs/common';
import { Clock, SystemClock } from '@shop/shared-clock';
import { Ids, UuidV7 } from '@shop/shared-ids';
import { Database, type DatabaseConfig, DatabaseModule } from '@shop/shared-persistence';
import { implement } from '@shop/shared-providers';
import { users } from '@shop/users-contract';
import { UsersInDatabase, usersMigrations } from '@shop/users-data-access';
import { Users } from '@shop/users-domain';
import { useCases } from './use-cases';
import { UsersController } from './users.controller';

/** The root module of the service. */
@Module({
  controllers: [UsersController],
  providers: [
    ...useCases,
    implement(Users, UsersInDatabase, Database),
    implement(Clock, SystemClock),
    implement(Ids, UuidV7),
  ],
})
export class UsersModule {
  static with(config: DatabaseConfig): DynamicModule {
    const database = { service: users.name, config, migrations: usersMigrations };
    return { module: UsersModule, imports: [DatabaseModule.with(database)] };
  }
}
