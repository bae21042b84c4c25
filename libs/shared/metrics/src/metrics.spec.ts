import { Controller, Get, type INestApplication, Module, Param } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Metrics } from './metrics';
import { MetricsModule } from './metrics.module';
import { requestMetrics } from './request-metrics';

@Controller('items')
class ItemsController {
  @Get(':id')
  item(@Param('id') id: string) {
    if (id === 'broken') throw new Error('boom');
    return { id };
  }
}

@Module({ controllers: [ItemsController] })
class ItemsModule {}

describe('/metrics', () => {
  let app: INestApplication;
  let metrics: Metrics;
  let url: string;

  beforeEach(async () => {
    metrics = new Metrics('items');
    const imports = [MetricsModule.of(metrics), ItemsModule];
    const module = await Test.createTestingModule({ imports }).compile();
    app = module.createNestApplication({ logger: false });
    app.use(requestMetrics(metrics));
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterEach(() => app.close());

  const get = async (path: string) => (await fetch(`${url}${path}`)).text();

  it('has the requests by route template and status, never by path', async () => {
    for (const path of ['/items/1', '/items/2', '/items/broken', '/nowhere/1']) await get(path);
    const text = await get('/metrics');
    const count = (route: string, status: number) =>
      `http_request_duration_seconds_count{service="items",method="GET",route="${route}",status="${status}"}`;
    expect(text).toContain(`${count('/items/:id', 200)} 2`);
    expect(text).toContain(`${count('/items/:id', 500)} 1`);
    expect(text).toContain(`${count('none', 404)} 1`);
    expect(text).not.toContain('/items/1');
  });

  it('is in the format of Prometheus and not to be cached', async () => {
    const { headers } = await fetch(`${url}/metrics`);
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('has what the process uses', async () => {
    metrics.observeProcess();
    expect(await get('/metrics')).toMatch(/^process_resident_memory_bytes\{service="items"\} \d+/m);
  });

  it('reads gauges when asked, and leaves out those it cannot read', async () => {
    let depth = 3;
    metrics.gauge({ name: 'depth', help: 'Depth.', collect: () => depth });
    const read = async () => [[{ state: 'idle' }, 2] as const];
    metrics.gauge({ name: 'pool', help: 'Pool.', labels: ['state'], collect: read });
    const fail = () => Promise.reject(new Error('no database'));
    metrics.gauge({ name: 'lost', help: 'Lost.', labels: ['state'], collect: fail });
    expect(await get('/metrics')).toContain('depth{service="items"} 3');
    depth = 4;
    const text = await get('/metrics');
    expect(text).toContain('depth{service="items"} 4');
    expect(text).toContain('pool{state="idle",service="items"} 2');
    expect(text).not.toMatch(/^lost\{/m);
  });
});
