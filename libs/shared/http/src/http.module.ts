import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ValidationPipe } from './input/validation.pipe';
import { ApiDescription } from './open-api/api-description';
import { DocsController } from './open-api/docs.controller';
import { ProblemFilter } from './problem/problem.filter';

/** Validation by schemas, problems for errors, and the description of the API with its page. */
@Module({})
export class HttpModule {
  static of(description: ApiDescription): DynamicModule {
    return {
      module: HttpModule,
      controllers: [DocsController],
      providers: [
        { provide: ApiDescription, useValue: description },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: ValidationPipe },
      ],
    };
  }
}
