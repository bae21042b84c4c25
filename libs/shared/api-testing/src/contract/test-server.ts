import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { parsed } from '../openapi/json';
import type { SentRequest } from './exchange';

export interface GivenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface TestServer {
  readonly url: string;
  close(): Promise<void>;
}

/** A server on a free port of this machine, which gives the answers of `answer`. */
export async function serve(
  answer: (request: SentRequest) => Promise<GivenAnswer>,
): Promise<TestServer> {
  const handle: RequestListener = async (incoming, response) => {
    const { status, headers, body } = await answer(await read(incoming)).catch(failed);
    response.writeHead(status, headers).end(body === undefined ? '' : JSON.stringify(body));
  };
  // Node itself would answer an `Expect` that it does not know.
  const server = createServer(handle).on('checkExpectation', handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function read(incoming: IncomingMessage): Promise<SentRequest> {
  const { method = '', url: target = '', headers } = incoming;
  return { method, target, headers, body: parsed(await text(incoming)) };
}

function failed(error: unknown): GivenAnswer {
  const headers = { 'content-type': 'text/plain' };
  return { status: 500, headers, body: `the test server failed: ${String(error)}` };
}
