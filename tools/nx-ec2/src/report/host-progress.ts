import { describeHost, type Host } from '../hosts/host';
import { duration, print } from './print';

/** Collects what is done on one host into one line: `users → i-0abc (54.1.2.3): pulled 0.4 s, …`. */
export class HostProgress {
  private readonly done: string[] = [];
  private readonly head: string;

  constructor(
    service: string,
    host: Host,
    private readonly write: (line: string) => void = print,
  ) {
    this.head = `${service} → ${describeHost(host)}: `;
  }

  /** Runs a step; the line gets its name and duration, or that it failed. */
  async step<T>(name: string, work: () => Promise<T>): Promise<T> {
    const startedAt = Date.now();
    let outcome = name;
    try {
      return await work();
    } catch (error) {
      outcome = `${name} failed after`;
      throw error;
    } finally {
      this.done.push(`${outcome} ${duration(Date.now() - startedAt)}`);
    }
  }

  /** Does work of one or more steps; when it fails, the line is written as far as it got. */
  async telling<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.finish();
      throw error;
    }
  }

  /** Writes the line of the steps so far, if any, followed by a remark. */
  finish(remark?: string): void {
    const parts = remark ? [...this.done, remark] : this.done;
    if (parts.length > 0) this.say(parts.join(', '));
    this.done.length = 0;
  }

  /** Writes a line at once. */
  say(text: string): void {
    this.write(this.head + text);
  }
}
