import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const readyWithinMs = 30_000;
const stoppedWithinMs = 10_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const statusOf = (url: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    get(url, { agent: false }, (answer) => resolve(answer.resume().statusCode)).on('error', () =>
      resolve(undefined),
    );
  });

/** A bundle running as in its image, with no environment but the given. */
export class Program {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** Seconds from the start of the process to its first 200 on /health/ready. */
    readonly readySeconds: number,
  ) {}

  /**
   * Resolves when the program is ready.
   *
   * @param folder of the bundle, which gets its log: a file, as a deploy's log driver writes one.
   * @param flags of Node.
   */
  static async start(
    folder: string,
    flags: readonly string[],
    env: Record<string, string>,
  ): Promise<Program> {
    const port = await freePort();
    const log = join(folder, 'log');
    const output = openSync(log, 'w');
    const since = performance.now();
    const child = spawn(process.execPath, [...flags, join(folder, 'main.mjs')], {
      env: { ...env, NODE_ENV: 'production', LISTEN_ADDRESS: '127.0.0.1', PORT: String(port) },
      stdio: ['ignore', output, output],
    });
    const url = `http://127.0.0.1:${port}`;
    while ((await statusOf(`${url}/health/ready`)) !== 200) {
      if (child.exitCode !== null || performance.now() - since > readyWithinMs) {
        child.kill('SIGKILL');
        throw new Error(`${folder} is not ready: ${readFileSync(log, 'utf8').slice(-2000)}`);
      }
      await sleep(5);
    }
    return new Program(child, url, (performance.now() - since) / 1000);
  }

  /** Megabytes (10⁶ bytes) of memory that are in RAM now. */
  residentMegabytes(): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
    if (!kilobytes) throw new Error(`Linux tells no VmRSS of process ${this.child.pid}`);
    return (Number(kilobytes) * 1024) / 1e6;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), stoppedWithinMs);
    await exited;
    clearTimeout(late);
  }
}
