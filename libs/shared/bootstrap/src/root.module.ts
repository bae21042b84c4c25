import { type DynamicModule, Module } from '@nestjs/common';
import { AboutModule } from '@shop/shared-about';
import { AuthModule } from '@shop/shared-auth';
import type { ServiceDescriptor } from '@shop/shared-descriptor';
import { HealthModule } from '@shop/shared-health';
import { type ApiDescription, HttpModule } from '@shop/shared-http';
import { type Metrics, MetricsModule } from '@shop/shared-metrics';
import type { ServiceConfig } from './service';

interface Parts {
  readonly descriptor: ServiceDescriptor;
  readonly config: ServiceConfig;
  readonly metrics: Metrics;
  readonly description: ApiDescription;
  /** What makes this service another than the others. */
  readonly own: DynamicModule;
}

/** What every service has, and what it has of its own. */
@Module({})
export class RootModule {
  static of({ descriptor, config, metrics, description, own }: Parts): DynamicModule {
    return {
      module: RootModule,
      imports: [
        HealthModule,
        AboutModule.of(descriptor, config),
        MetricsModule.of(metrics),
        AuthModule.with(config),
        HttpModule.of(description),
        own,
      ],
    };
  }
}
