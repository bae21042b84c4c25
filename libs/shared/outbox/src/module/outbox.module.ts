import {
  type DynamicModule,
  type InjectionToken,
  Module,
  type ModuleMetadata,
} from '@nestjs/common';
import { Metrics } from '@shop/shared-metrics';
import { Database } from '@shop/shared-persistence';
import type { OutboxHandlers } from '../message';
import { Outbox } from '../outbox';
import { OutboxMonitor } from '../outbox-monitor';
import { OutboxRelay } from '../relay/outbox-relay';
import type { RelayOptions } from '../relay/relay-options';
import { OutboxLifecycle } from './outbox-lifecycle';
import { reportEvent } from './report-event';

interface OutboxModuleOptions<Injected extends readonly unknown[]> {
  /** Modules that export what the handlers need. */
  readonly imports?: ModuleMetadata['imports'];
  /** Tokens of what the handlers need. */
  readonly inject?: InjectionToken[];
  readonly handlers: (...injected: Injected) => OutboxHandlers;
  readonly options?: Partial<RelayOptions>;
}

/** The outbox of a service, its relay and what is known of both. The service lists `outboxMigrations`. */
@Module({})
export class OutboxModule {
  static with<Injected extends readonly unknown[]>({
    imports = [],
    inject = [],
    handlers,
    options,
  }: OutboxModuleOptions<Injected>): DynamicModule {
    const relay = (database: Database, ...injected: unknown[]) =>
      new OutboxRelay(database, handlers(...(injected as unknown as Injected)), options, (event) =>
        reportEvent(event),
      );
    return {
      module: OutboxModule,
      global: true,
      imports,
      providers: [
        { provide: OutboxRelay, inject: [Database, ...inject], useFactory: relay },
        {
          provide: Outbox,
          inject: [Database],
          useFactory: (database: Database) => new Outbox(database),
        },
        {
          provide: OutboxMonitor,
          inject: [Database],
          useFactory: (database: Database) => new OutboxMonitor(database),
        },
        {
          provide: OutboxLifecycle,
          inject: [Outbox, OutboxRelay, OutboxMonitor, Metrics],
          useFactory: (
            outbox: Outbox,
            outboxRelay: OutboxRelay,
            monitor: OutboxMonitor,
            metrics: Metrics,
          ) => new OutboxLifecycle(outbox, outboxRelay, monitor, metrics),
        },
      ],
      exports: [Outbox, OutboxMonitor, OutboxRelay],
    };
  }
}
