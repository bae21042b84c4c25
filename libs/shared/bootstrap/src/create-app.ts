import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { requestScope } from '@shop/shared-context';
import { endpoints } from '@shop/shared-descriptor';
import { ApiDescription, describeApi, guardEdge } from '@shop/shared-http';
import { accessLog, type Logger, NestLogger } from '@shop/shared-logging';
import { Metrics, requestMetrics } from '@shop/shared-metrics';
import { RootModule } from './root.module';
import type { Service, ServiceConfig } from './service';

export type App = NestExpressApplication<Server>;

/** Longer than any proxy or load balancer in front keeps a connection, so that they close first. */
const keepAliveTimeoutMs = 75_000;

/** Asked every second by machines: their lines would hide the others. */
const quiet = ['/health/', endpoints.metrics];

/** The Nest application of a service, neither initialised nor listening. */
export async function createApp(
  { descriptor, module }: Pick<Service, 'descriptor' | 'module'>,
  config: ServiceConfig,
  logger: Logger,
): Promise<App> {
  const metrics = new Metrics(descriptor.name);
  const description = new ApiDescription();
  const root = RootModule.of({ descriptor, config, metrics, description, own: module(config) });
  const app = await NestFactory.create<App>(root, {
    logger: new NestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  description.use(() => describeApi(app, descriptor));
  metrics.observeProcess();
  app.use(requestScope(), requestMetrics(metrics), accessLog(logger, { quiet }));
  guardEdge(app, config);
  const server = app.getHttpServer();
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.headersTimeout = keepAliveTimeoutMs + 1000;
  return app;
}
