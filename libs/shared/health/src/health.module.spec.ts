import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { HealthModule } from './health.module';
import { Readiness } from './readiness';

describe('HealthModule', () => {
  let app: INestApplication;
  let url: string;

  beforeEach(async () => {
    const module = await Test.createTestingModule({ imports: [HealthModule] }).compile();
    app = module.createNestApplication({ logger: false });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterEach(() => app.close());

  it('is live and ready, and not to be cached', async () => {
    for (const [path, status] of Object.entries({ live: 'live', ready: 'ready' })) {
      const response = await fetch(`${url}/health/${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.json()).toMatchObject({ status });
    }
  });

  it('answers 503 with the reason when a check fails, and is still live', async () => {
    const run = () => Promise.reject(new Error('schema is older than needed'));
    app.get(Readiness).add({ name: 'database', run });
    const response = await fetch(`${url}/health/ready`);
    expect(response.status).toBe(503);
    const checks = { database: 'schema is older than needed' };
    expect(await response.json()).toEqual({ status: 'unavailable', checks });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it('answers 503 while draining', async () => {
    app.get(Readiness).drain();
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
  });
});
