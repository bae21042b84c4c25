import { type DynamicModule, Module } from '@nestjs/common';
import { AboutModule, type Build } from '@shop/shared-about';
import { HealthModule } from '@shop/shared-health';
import { inventory } from '@shop/inventory-contract';

/** The root module of the service. */
@Module({ imports: [HealthModule] })
export class InventoryModule {
  static with(build: Build): DynamicModule {
    return { module: InventoryModule, imports: [AboutModule.of(inventory, build)] };
  }
}
