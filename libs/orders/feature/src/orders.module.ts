import { type DynamicModule, Module } from '@nestjs/common';
import { AboutModule, type Build } from '@shop/shared-about';
import { HealthModule } from '@shop/shared-health';
import { orders } from '@shop/orders-contract';

/** The root module of the service. */
@Module({ imports: [HealthModule] })
export class OrdersModule {
  static with(build: Build): DynamicModule {
    return { module: OrdersModule, imports: [AboutModule.of(orders, build)] };
  }
}
