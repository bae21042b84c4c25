import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { parsed } from '../openapi/json';
import type { Body } from './body';
import type { Headers } from './headers';

export interface FuzzRequest {
  readonly method: string;
  /** Path and query, sent as they are. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: Body;
}

export interface FuzzAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

const timeoutMs = 5000;

/** Sends requests over few connections that stay open, so that one can harm the next. */
export class FuzzClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 4 });

  constructor(private readonly url: string) {}

  /** @throws when the connection breaks, or there is no answer within 5 s. */
  send({ method, target, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
    const { hostname, port } = new URL(this.url);
    return new Promise((resolve, reject) => {
      // Without it Node sends the body of a GET or HEAD as if it were the next request.
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const all = { ...length, ...headers };
      const options = { agent: this.agent, hostname, port, method, path: target, headers: all };
      const sent = request({ ...options, timeout: timeoutMs }, (response) => {
        const { statusCode: status = 0, headers } = response;
        const answer = (content: string) =>
          resolve({ status, contentType: headers['content-type'] ?? '', body: parsed(content) });
        text(response).then(answer, reject);
      });
      sent.once('timeout', () => sent.destroy(new Error(`no answer in ${timeoutMs} ms`)));
      sent.once('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
