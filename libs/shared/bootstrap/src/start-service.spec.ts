import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { Scope } from '@shop/shared-auth';
import { current, outgoingHeaders } from '@shop/shared-context';
import { Api } from '@shop/shared-http';
import { Metrics } from '@shop/shared-metrics';
import { z } from 'zod';
import { openApiDocument, openApiJson } from './open-api';
import { defineService, serviceVariables } from './service';
import { startService } from './start-service';

const echo = z.object({ traceId: z.string() }).meta({ id: 'Echo' });

@Controller('v1')
class EchoController {
  constructor(metrics: Metrics) {
    metrics.gauge({ name: 'echo_depth', help: 'Depth.', collect: () => 7 });
  }

  @Get('echo')
  @Scope('echo:read')
  @Api({ summary: 'Tells what the next service would be told', answer: { schema: echo } })
  getEcho() {
    return { ...outgoingHeaders(), traceId: current()?.traceId };
  }
}

@Controller('undeclared')
class ForgetfulController {
  @Get()
  index() {
    return {};
  }
}

@Module({})
class EchoModule {}

const serviceOf = (...controllers: (typeof EchoController | typeof ForgetfulController)[]) =>
  defineService({
    descriptor: { name: 'echo', title: 'Echo', summary: 'Answers.' },
    variables: serviceVariables,
    module: () => ({ module: EchoModule, controllers }),
  });

const service = serviceOf(EchoController);
const local = { PORT: '0', AUTH: 'off', LOG_LEVEL: 'silent' };

async function withService<T>(environment: object, use: (url: string) => Promise<T>): Promise<T> {
  const running = await startService(service, { ...local, ...environment });
  try {
    return await use(`http://127.0.0.1:${running.port}`);
  } finally {
    await running.stop();
  }
}

describe('startService', () => {
  it.each(['/', '/version', '/health/live', '/health/ready', '/metrics', '/docs', '/openapi.json'])(
    'answers %s for every service',
    async (path) => {
      expect(await withService({}, async (url) => (await fetch(url + path)).status)).toBe(200);
    },
  );

  it('hands request id and trace on to the next service', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { 'x-request-id': 'abc', traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
    const answer = await withService({}, async (url) =>
      (await fetch(`${url}/v1/echo`, { headers })).json(),
    );
    const traceparent = expect.stringMatching(new RegExp(`^00-${traceId}-[\\da-f]{16}-01$`));
    expect(answer).toEqual({ 'x-request-id': 'abc', traceparent, traceId });
  });

  it('lets modules add to its metrics, which have each route', async () => {
    const text = await withService({}, async (url) => {
      await (await fetch(`${url}/v1/echo`)).text();
      return (await fetch(`${url}/metrics`)).text();
    });
    expect(text).toContain('echo_depth{service="echo"} 7');
    expect(text).toMatch(
      /^http_request_duration_seconds_count\{.*route="\/v1\/echo",status="200"/m,
    );
  });

  it('sends its last spans before it has stopped', async () => {
    const received: string[] = [];
    const collector = createServer((request, response) => {
      request.on('data', (chunk) => received.push(String(chunk)));
      request.on('end', () => response.end('{}'));
    });
    await new Promise<void>((resolve) => void collector.listen(0, resolve));
    const { port } = collector.address() as AddressInfo;
    const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` };
    await withService(environment, async (url) => (await fetch(`${url}/v1/echo`)).text());
    collector.closeAllConnections();
    await new Promise((resolve) => void collector.close(resolve));
    expect(received.join('')).toContain('"GET /v1/echo"');
  });

  it('refuses a deployed service that is open to all', async () => {
    const environment = { ...local, SERVICE_ENVIRONMENT: 'production' };
    await expect(startService(service, environment)).rejects.toThrow(
      'AUTH  must be jwt in production; off is for local and sandbox only',
    );
  });

  it('refuses a route that does not say who may call it', async () => {
    const forgetful = serviceOf(EchoController, ForgetfulController);
    await expect(startService(forgetful, local)).rejects.toThrow('  GET /undeclared');
  });
});

describe('openApiDocument', () => {
  it('describes a service that is not started and has no issuer', async () => {
    const { paths, info } = await openApiDocument(service);
    expect(info.title).toBe('Echo');
    expect(paths['/v1/echo']?.get?.security).toEqual([{ bearer: ['echo:read'] }]);
  });

  it('gives equal text each time', async () => {
    expect(await openApiJson(service)).toBe(await openApiJson(service));
  });
});
