import { readConfig } from '@shop/shared-config';
import { Readiness } from '@shop/shared-health';
import { createLogger } from '@shop/shared-logging';
import { startTracing } from '@shop/shared-tracing';
import { createApp } from './create-app';
import { listen } from './listen';
import { RequestDrain } from './request-drain';
import type { Service } from './service';

/** Together below the 30 s that orchestrators usually grant between SIGTERM and SIGKILL. */
const drainTimes = { acceptMs: 5_000, finishMs: 20_000 };

export interface RunningService {
  readonly port: number;
  /**
   * Not ready from now on; finishes the open requests, then closes everything.
   *
   * @returns how many requests had to be cut off.
   */
  stop(): Promise<number>;
}

/**
 * Starts a service and resolves when it listens.
 *
 * @throws {ConfigError} when the environment is not as the service needs it.
 * @throws a Node system error when it cannot listen, such as EADDRINUSE.
 */
export async function startService(
  service: Service,
  environment: NodeJS.ProcessEnv,
): Promise<RunningService> {
  const { descriptor } = service;
  const config = readConfig(service.variables, environment);
  const logger = createLogger({ service: descriptor.name, level: config.LOG_LEVEL });
  const tracing = await startTracing({
    endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT,
    service: descriptor.name,
    version: config.SERVICE_REVISION,
    environment: config.SERVICE_ENVIRONMENT,
  });
  const app = await createApp(service, config, logger);
  await app.init();
  const server = app.getHttpServer();
  const requests = new RequestDrain(server);
  const port = await listen(server, config.PORT, config.LISTEN_ADDRESS);
  logger.info({ port, startedInMs: Math.round(process.uptime() * 1000) }, 'listening');

  const stop = async () => {
    logger.info('draining');
    app.get(Readiness).drain();
    const cut = await requests.drain(drainTimes);
    await app.close();
    await tracing.stop();
    if (cut > 0) logger.warn({ requests: cut }, 'stopped, requests took too long and were cut off');
    else logger.info('stopped');
    return cut;
  };
  return { port, stop };
}
