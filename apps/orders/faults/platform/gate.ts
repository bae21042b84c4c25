import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Moment = 'before' | 'after';

interface Hook {
  readonly moment: Moment;
  readonly path: RegExp;
  readonly act: () => Promise<unknown>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length > 0 ? Buffer.concat(chunks) : undefined;
}

/** What a request carries on; the rest belongs to one connection. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const kept = Object.entries(headers).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && !/^(host|connection|content-length)$/.test(entry[0]),
  );
  return Object.fromEntries(kept);
}

/** Stands before a service, so that a test can do something at a known moment of a request. */
export class Gate {
  private hooks: Hook[] = [];
  private readonly server = createServer((request, response) => void this.pass(request, response));

  /** @param target URL of the service, asked for with each request. */
  constructor(private readonly target: () => string) {}

  /** Once it is open. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  open(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Does `act` once: before the next request to such a path is passed on, or after its answer. */
  once(moment: Moment, path: RegExp, act: () => Promise<unknown>): void {
    this.hooks.push({ moment, path, act });
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    try {
      const body = await bodyOf(request);
      await this.act('before', path);
      const { method = 'GET' } = request;
      const init = { method, body, headers: headersOf(request) };
      const answer = await fetch(`${this.target()}${path}`, init);
      const text = await answer.text();
      await this.act('after', path);
      const type = answer.headers.get('content-type') ?? 'application/json';
      response.writeHead(answer.status, { 'content-type': type }).end(text);
    } catch {
      response.destroy();
    }
  }

  private async act(moment: Moment, path: string): Promise<void> {
    const hook = this.hooks.find((one) => one.moment === moment && one.path.test(path));
    if (!hook) return;
    this.hooks = this.hooks.filter((one) => one !== hook);
    await hook.act();
  }
}
