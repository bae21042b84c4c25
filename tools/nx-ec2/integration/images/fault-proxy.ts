import { createServer, request as send } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { registryHost } from './workspace';

/** What the proxy does to a request instead of passing the registry's answer on. */
export interface Fault {
  /** The answer; without one the connection is cut. */
  status?: number;
  body?: string;
  /** Let the registry carry the request out before the answer is replaced. */
  forward?: boolean;
  /** Never answer. */
  stall?: boolean;
  /** Pass it on once this is done. */
  until?: Promise<unknown>;
}

/** A proxy before the registry that fails as it is told to. */
export class FaultProxy {
  /** Looked up for each request: a fault, or undefined to pass it on. */
  fault: (request: IncomingMessage) => Fault | undefined = () => undefined;
  /** `METHOD path` of every request so far. */
  readonly seen: string[] = [];
  private readonly server: Server = createServer((request, response) =>
    this.handle(request, response),
  );

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** How many requests so far began so. */
  count(start: string): number {
    return this.seen.filter((line) => line.startsWith(start)).length;
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    this.seen.push(`${request.method} ${request.url}`);
    const fault = this.fault(request);
    if (fault?.stall) return;
    const passOn = () => this.forward(request, (answer) => pass(answer, response));
    if (!fault) return passOn();
    if (fault.until) return void fault.until.then(passOn);
    const reply = () => {
      if (!fault.status) return void response.destroy();
      response.writeHead(fault.status, { 'content-type': 'application/json' }).end(fault.body);
    };
    if (!fault.forward) return void request.resume().on('end', reply);
    this.forward(request, (answer) => answer.resume().on('end', reply));
  }

  private forward(request: IncomingMessage, onAnswer: (answer: IncomingMessage) => void): void {
    const [hostname, port] = registryHost().split(':');
    const { method, url: path, headers } = request;
    request.pipe(send({ hostname, port, method, path, headers }, onAnswer));
  }
}

function pass(answer: IncomingMessage, response: ServerResponse): void {
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(response);
}
