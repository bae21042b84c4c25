import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** One file of a bundle, run by Node as in its image: with no other environment than the given. */
export class BundleProcess {
  /** The JSON lines it logged so far. */
  readonly log: Record<string, unknown>[] = [];
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(folder: string, file: string, env: NodeJS.ProcessEnv) {
    const child = spawn(process.execPath, [join(folder, file)], { env, stdio: 'pipe' });
    this.child = child;
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += chunk));
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('{')) this.log.push(JSON.parse(line));
    });
    this.ended = once(child, 'close').then(([code]) => ({ code, stderr }));
  }

  /** Resolves with the port when the service said that it listens. */
  async listening(): Promise<number> {
    const failed = this.ended.then(({ code, stderr }) => {
      throw new Error(`ended with ${code} before it listened: ${stderr}`);
    });
    return Promise.race([this.logged('listening').then((line) => Number(line['port'])), failed]);
  }

  /** Resolves with the first line logged with that message. */
  async logged(message: string): Promise<Record<string, unknown>> {
    for (;;) {
      const line = this.log.find(({ msg }) => msg === message);
      if (line) return line;
      const { exitCode, signalCode } = this.child;
      if (exitCode !== null || signalCode !== null) throw new Error(`never logged "${message}"`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }
}
