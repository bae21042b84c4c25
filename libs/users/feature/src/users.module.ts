import { type DynamicModule, Module } from '@nestjs/common';
import { AboutModule, type Build } from '@shop/shared-about';
import { HealthModule } from '@shop/shared-health';
import { users } from '@shop/users-contract';

/** The root module of the service. */
@Module({ imports: [HealthModule] })
export class UsersModule {
  static with(build: Build): DynamicModule {
    return { module: UsersModule, imports: [AboutModule.of(users, build)] };
  }
}
