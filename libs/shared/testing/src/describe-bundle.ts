import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { ServiceDescriptor } from '@shop/shared-descriptor';
import { BundleProcess } from './bundle-process';
import { openSlowRequest } from './slow-request';

/** Embedded databases start slowly where much else runs. */
const patienceMs = 60_000;

/** Puts an empty database into a folder: a service that has to make one first needs seconds more. */
const writeEmptyDatabase = (folder: string) =>
  execFileSync(process.execPath, [
    require.resolve('@shop/shared-persistence/empty-database'),
    folder,
  ]);

/** What the built bundle in `folder` must do as a process, since that is what an image runs. */
export function describeBundle(descriptor: ServiceDescriptor, folder: string): void {
  jest.setTimeout(patienceMs);

  describe(`the bundle of ${descriptor.title}`, () => {
    const processes: BundleProcess[] = [];
    let databases: string;

    /** A service that nobody else can reach, on a database of its own. */
    const local = (): NodeJS.ProcessEnv => {
      const folder = mkdtempSync(join(databases, 'database-'));
      writeEmptyDatabase(folder);
      return { PORT: '0', AUTH: 'off', DATABASE_FOLDER: folder };
    };

    beforeAll(() => {
      databases = mkdtempSync(join(tmpdir(), 'bundle-'));
    });
    afterAll(() => rmSync(databases, { recursive: true, force: true }));

    const run = (file: string, env: NodeJS.ProcessEnv) => {
      const child = new BundleProcess(folder, file, env);
      processes.push(child);
      return child;
    };

    afterEach(async () => {
      processes.forEach((child) => child.signal('SIGKILL'));
      await Promise.all(processes.splice(0).map(({ ended }) => ended));
    });

    it('serves, and its healthcheck tells whether it does', async () => {
      const service = run('main.mjs', local());
      const port = await service.listening();
      const version = await fetch(`http://127.0.0.1:${port}/version`);
      expect(await version.json()).toMatchObject({ service: descriptor.name });
      const healthy = await run('healthcheck.mjs', { PORT: String(port) }).ended;
      expect(healthy).toEqual({ code: 0, stderr: '' });

      service.signal('SIGINT');
      await service.ended;
      expect(await run('healthcheck.mjs', { PORT: String(port) }).ended).toMatchObject({
        code: 1,
      });
    });

    it('on SIGTERM is not ready any more, finishes what is open and ends with 0', async () => {
      const service = run('main.mjs', { ...local(), LOG_LEVEL: 'debug' });
      const port = await service.listening();
      const slow = openSlowRequest(port);
      // Answered on a connection that was opened later: the service has seen the slow one by now.
      await fetch(`http://127.0.0.1:${port}/health/live`);
      await after(50);
      service.signal('SIGTERM');
      await service.logged('draining');
      const ready = await fetch(`http://127.0.0.1:${port}/health/ready`);
      expect(ready.status).toBe(503);

      slow.finish();
      expect(await slow.answered).toEqual({ status: 405, connection: 'close' });
      expect(await service.ended).toEqual({ code: 0, stderr: '' });
      expect(service.log.at(-1)).toMatchObject({ msg: 'stopped', service: descriptor.name });
    });

    it('names every wrong variable at once, without a stack trace, and ends with 1', async () => {
      const { code, stderr } = await run('main.mjs', { PORT: 'http', LOG_LEVEL: 'loud' }).ended;
      expect(code).toBe(1);
      expect(stderr).toMatch(/^ +PORT +must be a whole number/m);
      expect(stderr).toMatch(/^ +LOG_LEVEL +must be one of fatal, /m);
      expect(stderr).not.toMatch(/^\s+at /m);
    });

    it('says when its port is in use and ends with 1', async () => {
      const port = await run('main.mjs', local()).listening();
      const second = await run('main.mjs', { ...local(), PORT: String(port) }).ended;
      const stderr = expect.stringContaining(`cannot start. Port ${port} is in use.`);
      expect(second).toEqual({ code: 1, stderr });
      expect(second.stderr).not.toMatch(/^\s+at /m);
    });
  });
}
