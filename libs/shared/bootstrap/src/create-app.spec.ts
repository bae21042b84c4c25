import { Controller, Get, Logger, Module } from '@nestjs/common';
import { Public } from '@shop/shared-auth';
import { readConfig } from '@shop/shared-config';
import { createLogger } from '@shop/shared-logging';
import { createApp } from './create-app';
import { listen } from './listen';
import { serviceVariables } from './service';

@Public()
@Controller()
class WorkController {
  private readonly logger = new Logger(WorkController.name);

  @Get('work')
  work() {
    this.logger.log('working');
  }

  @Get('broken')
  broken() {
    throw new Error('boom');
  }
}

@Module({ controllers: [WorkController] })
class WorkModule {}

async function open() {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line));
  const logger = createLogger({ service: 'work', level: 'info' }, { write });
  const config = readConfig(serviceVariables, { AUTH: 'off' });
  const descriptor = { name: 'work', title: 'Work', summary: 'Works.' };
  const app = await createApp(
    { descriptor, module: () => ({ module: WorkModule }) },
    config,
    logger,
  );
  await app.init();
  const server = app.getHttpServer();
  const port = await listen(server, 0);
  const get = async (path: string) => {
    const headers = { 'x-request-id': 'abc-1' };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    await response.text();
    return response;
  };
  return { app, server, lines, get };
}

describe('createApp', () => {
  it("puts the request id on the service's own lines and the access line", async () => {
    const { app, lines, get } = await open();
    await get('/work');
    await app.close();
    expect(lines).toMatchObject([
      { msg: 'working', context: 'WorkController', requestId: 'abc-1' },
      { msg: 'request completed', path: '/work', status: 200, requestId: 'abc-1' },
    ]);
  });

  it('logs the stack of an unexpected error with the request id', async () => {
    const { app, lines, get } = await open();
    expect((await get('/broken')).status).toBe(500);
    await app.close();
    expect(lines).toMatchObject([
      { level: 'error', requestId: 'abc-1', err: { message: 'boom' } },
      { level: 'error', requestId: 'abc-1', status: 500 },
    ]);
  });

  it('keeps connections longer than a load balancer does, and does not advertise Express', async () => {
    const { app, server, get } = await open();
    const response = await get('/work');
    await app.close();
    expect(server.keepAliveTimeout).toBeGreaterThan(65_000);
    expect(server.headersTimeout).toBeGreaterThan(server.keepAliveTimeout);
    expect(response.headers.get('x-powered-by')).toBeNull();
  });
});
