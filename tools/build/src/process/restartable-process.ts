import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface ProcessOptions {
  /** Arguments for Node. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Called with each line of stdout. What goes to stderr is passed on as it is. */
  readonly onLine: (line: string) => void;
  /** Called when it ended without having been asked to, with its exit code or signal. */
  readonly onEnd: (how: string) => void;
  /** A process that has not ended this long after SIGTERM is killed. */
  readonly graceMs?: number;
}

/** A Node process of which at most one instance runs at any time. */
export class RestartableProcess {
  private child?: ChildProcess;
  private stopped = false;
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly options: ProcessOptions) {}

  /** Ends the running instance, if there is one, and starts another. */
  restart(): Promise<void> {
    return this.inTurn(async () => {
      await this.end();
      if (!this.stopped) this.start();
    });
  }

  /** Ends the running instance for good. */
  stop(): Promise<void> {
    this.stopped = true;
    return this.inTurn(() => this.end());
  }

  /** Two changes in a row must not start two instances. */
  private inTurn(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step);
    return this.queue;
  }

  private start(): void {
    const { args, env, onLine, onEnd } = this.options;
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface(child.stdout).on('line', onLine);
    child.once('exit', (code, signal) => {
      const asked = this.child !== child;
      this.child = undefined;
      if (!asked) onEnd(signal ?? `exit code ${code}`);
    });
    this.child = child;
  }

  private async end(): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = undefined;
    const exited = once(child, 'exit');
    const kill = setTimeout(() => child.kill('SIGKILL'), this.options.graceMs ?? 5000);
    child.kill('SIGTERM');
    await exited;
    clearTimeout(kill);
  }
}
