import { type DynamicModule, Module } from '@nestjs/common';
import { createInventoryClient } from '@shop/inventory-contract';
import { CustomersOfUsers, OrdersInDatabase, StockOfInventory } from '@shop/orders-data-access';
import {
  Customers,
  FulfilOrder,
  Orders,
  ReleaseStock,
  Stock,
  Transactions,
} from '@shop/orders-domain';
import { ServiceTokens } from '@shop/shared-auth';
import { Clock, SystemClock } from '@shop/shared-clock';
import { Database } from '@shop/shared-persistence';
import { implement } from '@shop/shared-providers';
import { createUsersClient } from '@shop/users-contract';
import type { OrdersConfig } from './orders-variables';
import { fulfilment } from './use-cases';

const client = (baseUrl: string, tokens: ServiceTokens) => ({
  baseUrl,
  token: () => tokens.token(),
});

/** What sees an order through, with the other services behind it. */
@Module({
  providers: [
    ...fulfilment,
    implement(Clock, SystemClock),
    implement(Orders, OrdersInDatabase, Database),
    { provide: Transactions, useExisting: Database },
  ],
  exports: [Clock, FulfilOrder, Orders, ReleaseStock, Transactions],
})
export class FulfilmentModule {
  static with(config: OrdersConfig): DynamicModule {
    const { USERS_URL, INVENTORY_URL, ORDER_TIMEOUT_SECONDS } = config;
    return {
      module: FulfilmentModule,
      providers: [
        {
          provide: Customers,
          inject: [ServiceTokens],
          useFactory: (tokens: ServiceTokens) =>
            new CustomersOfUsers(createUsersClient(client(USERS_URL, tokens))),
        },
        {
          provide: Stock,
          inject: [ServiceTokens],
          useFactory: (tokens: ServiceTokens) =>
            new StockOfInventory(
              createInventoryClient(client(INVENTORY_URL, tokens)),
              ORDER_TIMEOUT_SECONDS,
            ),
        },
      ],
    };
  }
}
