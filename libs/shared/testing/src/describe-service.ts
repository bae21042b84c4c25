import type { ServiceDescriptor } from '@shop/shared-descriptor';
import { testEnvironment } from './start-test-service';

interface Running {
  readonly port: number;
  stop(): Promise<unknown>;
}

/** What every service must answer, asked of the one that `start` starts with that environment. */
export function describeService(
  descriptor: ServiceDescriptor,
  start: (environment: NodeJS.ProcessEnv) => Promise<Running>,
): void {
  describe(descriptor.title, () => {
    let running: Running;

    beforeAll(async () => {
      const build = { SERVICE_REVISION: 'abc', SERVICE_TAG: 'c-1' };
      running = await start({ ...testEnvironment, ...build });
    });

    afterAll(() => running.stop());

    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${running.port}${path}`);
      return { status: response.status, body: await response.json() };
    };

    it('introduces itself', async () => {
      const body = { service: descriptor.name, summary: descriptor.summary };
      expect(await get('/')).toMatchObject({ status: 200, body });
    });

    it('tells which build it is', async () => {
      const body = { service: descriptor.name, revision: 'abc', tag: 'c-1', digest: null };
      expect(await get('/version')).toEqual({ status: 200, body });
    });

    it.each(['live', 'ready'])('is %s', async (status) => {
      expect(await get(`/health/${status}`)).toMatchObject({ status: 200, body: { status } });
    });

    it('answers 404 to what it does not have', async () => {
      const body = { status: 404, code: 'not-found', instance: '/no-such-thing' };
      expect(await get('/no-such-thing')).toMatchObject({ status: 404, body });
    });
  });
}
