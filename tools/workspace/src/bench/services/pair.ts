import { execa } from 'execa';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseUrl, type Postgres, startPostgres } from './postgres';
import { Program } from './program';
import { bundleReference } from './reference/bundle';

/** The service and its reference, bundled, on one migrated database of a temporary Postgres. */
export class Pair {
  private constructor(
    private readonly folder: string,
    private readonly postgres: Postgres,
  ) {}

  /** Takes the bundle of the service as it was built in dist/apps. */
  static async prepare(root: string): Promise<Pair> {
    const folder = await mkdtemp(join(tmpdir(), 'bench-services-'));
    const pair = new Pair(folder, await startPostgres(root));
    try {
      await cp(join(root, 'dist/apps/users'), pair.bundle, { recursive: true });
      await bundleReference(root, join(folder, 'reference'));
      await pair.migrate();
      return pair;
    } catch (error) {
      await pair.remove();
      throw error;
    }
  }

  /** Folder of the service's bundle. */
  get bundle(): string {
    return join(this.folder, 'users');
  }

  startService(): Promise<Program> {
    return Program.start(this.bundle, this.environment);
  }

  startReference(): Promise<Program> {
    return Program.start(join(this.folder, 'reference'), this.environment);
  }

  async remove(): Promise<void> {
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get environment(): Record<string, string> {
    return {
      DATABASE_URL: databaseUrl(this.postgres.adminUrl, 'users'),
      SERVICE_ENVIRONMENT: 'local',
      AUTH: 'off',
      RATE_LIMIT_REQUESTS: '0',
      LOG_LEVEL: 'info',
    };
  }

  private async migrate(): Promise<void> {
    const admin = { DATABASE_ADMIN_URL: this.postgres.adminUrl };
    await execa(process.execPath, [join(this.bundle, 'migrate.mjs')], {
      env: { ...this.environment, ...admin },
      extendEnv: false,
      timeout: 60_000,
    });
  }
}
