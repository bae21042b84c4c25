import type { Server } from 'node:http';
import { type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { requestScope } from '@shop/shared-context';
import { accessLog, type Logger, NestLogger } from '@shop/shared-logging';

/** Longer than any proxy or load balancer in front keeps a connection, so that they close first. */
const keepAliveTimeoutMs = 75_000;

/** The Nest application of a service, initialised but not listening. */
export async function createApp(
  module: DynamicModule,
  logger: Logger,
): Promise<NestExpressApplication<Server>> {
  const app = await NestFactory.create<NestExpressApplication<Server>>(module, {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.use(requestScope(), accessLog(logger, { quiet: ['/health/'] }));
  const server = app.getHttpServer();
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.headersTimeout = keepAliveTimeoutMs + 1000;
  return app.init();
}
