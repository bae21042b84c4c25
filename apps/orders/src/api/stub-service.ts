import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Another service that gives each request what `answer` says, on a free port of loopback. */
export async function stubService(answer: (method: string, path: string) => StubAnswer) {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const { status, body } = answer(request.method ?? '', request.url ?? '');
      const type = status < 400 ? 'application/json' : 'application/problem+json';
      response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

/** A refusal as every service writes it. */
export const problem = (status: number, code: string): StubAnswer => ({
  status,
  body: { type: `urn:problem:${code}`, title: code, status, detail: code, code },
});
