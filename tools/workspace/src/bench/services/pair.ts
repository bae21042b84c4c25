import { execa } from 'execa';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployedNodeFlags } from './node-flags';
import { databaseUrl, type Postgres, startPostgres } from './postgres';
import { Program } from './program';
import { bundleReference } from './reference/bundle';

/** The service and its reference, bundled, on one migrated database of a temporary Postgres. */
export class Pair {
  private constructor(
    private readonly folder: string,
    private readonly flags: readonly string[],
    private readonly postgres: Postgres,
  ) {}

  /** Takes the bundle of the service as it was built in dist/apps. */
  static async prepare(root: string): Promise<Pair> {
    const flags = await deployedNodeFlags(root, 'users');
    const postgres = await startPostgres(root);
    const pair = new Pair(await mkdtemp(join(tmpdir(), 'bench-services-')), flags, postgres);
    try {
      await cp(join(root, 'dist/apps/users'), pair.bundle, { recursive: true });
      await bundleReference(root, pair.referenceBundle);
      await pair.migrate();
      return pair;
    } catch (error) {
      await pair.remove();
      throw error;
    }
  }

  start(program: 'service' | 'reference'): Promise<Program> {
    const bundle = program === 'service' ? this.bundle : this.referenceBundle;
    return Program.start(bundle, this.flags, this.environment);
  }

  async remove(): Promise<void> {
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get bundle(): string {
    return join(this.folder, 'users');
  }

  private get referenceBundle(): string {
    return join(this.folder, 'reference');
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
