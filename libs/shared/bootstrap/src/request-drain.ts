import type { Server, ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as after } from 'node:timers/promises';

export interface DrainTimes {
  /** While requests are open, new ones are still taken for this long. */
  readonly acceptMs: number;
  /** Then only the open ones are waited for, this long. */
  readonly finishMs: number;
}

/** Follows the open requests of a server, so that it can stop without losing one. */
export class RequestDrain {
  private readonly open = new Set<ServerResponse>();
  private draining = false;
  private onIdle: () => void = () => undefined;

  constructor(private readonly server: Server) {
    server.prependListener('request', (_, response) => this.follow(response));
  }

  /**
   * Stops the server. Callers learn from `Connection: close` that theirs ends with its request.
   *
   * @returns how many requests had to be cut off because they took too long.
   */
  async drain({ acceptMs, finishMs }: DrainTimes): Promise<number> {
    this.draining = true;
    this.open.forEach(announceClose);
    await this.idleWithin(acceptMs);
    this.server.close();
    await this.idleWithin(finishMs);
    const cut = this.open.size;
    await nextTurn();
    if (cut > 0) this.server.closeAllConnections();
    else this.server.closeIdleConnections();
    return cut;
  }

  private follow(response: ServerResponse): void {
    this.open.add(response);
    if (this.draining) announceClose(response);
    response.once('close', () => {
      this.open.delete(response);
      if (this.open.size === 0) this.onIdle();
    });
  }

  private async idleWithin(ms: number): Promise<void> {
    if (this.open.size === 0) return;
    const timer = new AbortController();
    const idle = new Promise<void>((resolve) => (this.onIdle = resolve));
    const late = after(ms, undefined, { signal: timer.signal }).catch(() => undefined);
    await Promise.race([idle, late]);
    timer.abort();
  }
}

function announceClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
