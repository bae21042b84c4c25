import { type DynamicModule, Module } from '@nestjs/common';
import type { ServiceDescriptor } from '@shop/shared-descriptor';
import { About } from './about';
import { AboutController } from './about.controller';
import type { Build } from './build';

/** GET / and GET /version: which service this is and which build of it. */
@Module({})
export class AboutModule {
  static of(descriptor: ServiceDescriptor, build: Build): DynamicModule {
    return {
      module: AboutModule,
      controllers: [AboutController],
      providers: [{ provide: About, useValue: new About(descriptor, build) }],
    };
  }
}
