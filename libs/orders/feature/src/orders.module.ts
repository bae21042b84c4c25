import { type DynamicModule, Module } from '@nestjs/common';
import { orders } from '@shop/orders-contract';
import {
  ordersMigrations,
  relayOptions,
  taskHandlers,
  TasksInOutbox,
} from '@shop/orders-data-access';
import {
  FulfilOrder,
  Orders,
  OrderTasks,
  RejectOverdueOrders,
  ReleaseStock,
  Transactions,
} from '@shop/orders-domain';
import { Clock } from '@shop/shared-clock';
import { Ids, UuidV7 } from '@shop/shared-ids';
import { Outbox, OutboxModule } from '@shop/shared-outbox';
import { type DatabaseConfig, DatabaseModule } from '@shop/shared-persistence';
import { implement } from '@shop/shared-providers';
import { FulfilmentModule } from './fulfilment.module';
import type { OrdersConfig } from './orders-variables';
import { OrdersController } from './orders.controller';
import { OutboxController } from './outbox.controller';
import { OverdueOrders } from './overdue-orders';
import { requests } from './use-cases';

/** The root module of the service. */
@Module({
  controllers: [OrdersController, OutboxController],
  providers: [
    ...requests,
    implement(OrderTasks, TasksInOutbox, Outbox),
    { provide: Ids, useFactory: () => new UuidV7() },
    OverdueOrders,
  ],
})
export class OrdersModule {
  static with(config: OrdersConfig & DatabaseConfig): DynamicModule {
    const fulfilment = FulfilmentModule.with(config);
    const timeoutMs = config.ORDER_TIMEOUT_SECONDS * 1000;
    return {
      module: OrdersModule,
      imports: [
        DatabaseModule.with({ service: orders.name, config, migrations: ordersMigrations }),
        fulfilment,
        OutboxModule.with({
          imports: [fulfilment],
          inject: [FulfilOrder, ReleaseStock],
          handlers: taskHandlers,
          options: relayOptions,
        }),
      ],
      providers: [
        {
          provide: RejectOverdueOrders,
          inject: [Transactions, Orders, OrderTasks, Clock],
          useFactory: (transactions: Transactions, kept: Orders, tasks: OrderTasks, clock: Clock) =>
            new RejectOverdueOrders(transactions, kept, tasks, clock, timeoutMs),
        },
      ],
    };
  }
}
