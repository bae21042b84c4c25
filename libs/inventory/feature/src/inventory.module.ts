import { type DynamicModule, Module } from '@nestjs/common';
import { inventory } from '@shop/inventory-contract';
import {
  AuditsInDatabase,
  inventoryMigrations,
  ItemsInDatabase,
  MovementsInDatabase,
  ReservationsInDatabase,
} from '@shop/inventory-data-access';
import {
  Audits,
  ExpireReservations,
  Items,
  Movements,
  ReservationLedger,
  Reservations,
  Transactions,
} from '@shop/inventory-domain';
import { Clock, SystemClock } from '@shop/shared-clock';
import { Database, type DatabaseConfig, DatabaseModule } from '@shop/shared-persistence';
import { implement } from '@shop/shared-providers';
import { AuditController } from './audit.controller';
import { CountedExpiry } from './counted-expiry';
import { ExpirySweeper } from './expiry-sweeper';
import type { InventoryConfig } from './inventory-variables';
import { ItemsController } from './items.controller';
import { MovementsController } from './movements.controller';
import { ReservationMetrics } from './reservation-metrics';
import { ReservationsController } from './reservations.controller';
import { useCases } from './use-cases';

const stock = [
  { provide: Transactions, useExisting: Database },
  implement(Items, ItemsInDatabase, Database),
  implement(Movements, MovementsInDatabase, Database),
  implement(Reservations, ReservationsInDatabase, Database),
  implement(Audits, AuditsInDatabase, Database),
];

const expiry = implement(
  ExpireReservations,
  CountedExpiry,
  ReservationMetrics,
  Transactions,
  Reservations,
  ReservationLedger,
  Clock,
);

/** The root module of the service. */
@Module({
  controllers: [ItemsController, MovementsController, ReservationsController, AuditController],
  providers: [...useCases, ...stock, expiry, ReservationMetrics, implement(Clock, SystemClock)],
})
export class InventoryModule {
  static with(config: DatabaseConfig & InventoryConfig): DynamicModule {
    const database = { service: inventory.name, config, migrations: inventoryMigrations };
    const sweeper = {
      provide: ExpirySweeper,
      inject: [ExpireReservations],
      useFactory: (expiry: ExpireReservations) =>
        new ExpirySweeper(expiry, config.RESERVATION_SWEEP_MS),
    };
    return {
      module: InventoryModule,
      imports: [DatabaseModule.with(database)],
      providers: [sweeper],
    };
  }
}
