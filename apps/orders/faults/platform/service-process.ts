import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { BundleProcess } from '@shop/shared-testing';

const dist = join(__dirname, '../../../../dist/apps');
const readyWithinMs = 20_000;

/** One service as a deploy runs it: its built bundle in a process of its own, on loopback. */
export class ServiceProcess {
  private process: BundleProcess | undefined;
  private port = 0;

  constructor(
    readonly name: string,
    /** Its variables but for where it listens; asked for with each start. */
    readonly environment: () => NodeJS.ProcessEnv,
  ) {}

  /** The same after a restart. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when it is ready. */
  async start(): Promise<void> {
    const env = { ...this.environment(), PORT: String(this.port), LISTEN_ADDRESS: '127.0.0.1' };
    this.process = new BundleProcess(join(dist, this.name), 'main.mjs', env);
    this.port = await this.process.listening();
    const deadline = Date.now() + readyWithinMs;
    while (!(await this.isReady())) {
      if (Date.now() > deadline) throw new Error(`${this.name} is not ready: ${this.lastLines()}`);
      await after(20);
    }
  }

  /** Ends it without letting it finish anything; does nothing when it does not run. */
  async kill(): Promise<void> {
    const { process } = this;
    this.process = undefined;
    process?.signal('SIGKILL');
    await process?.ended;
  }

  /** The last lines it logged, to explain a failure. */
  lastLines(count = 5): string {
    const lines = this.process?.log.slice(-count) ?? [];
    return lines.map((line) => JSON.stringify(line)).join('\n');
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}

/** Runs the release step of a service: makes its role and database, and migrates. */
export async function release(name: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { code, stderr } = await new BundleProcess(join(dist, name), 'migrate.mjs', env).ended;
  if (code !== 0) throw new Error(`the release step of ${name} ended with ${code}: ${stderr}`);
}
