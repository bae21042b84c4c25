import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readCall, type AwsCall } from './aws-call';

/** Says why a call is refused; undefined lets it pass. */
export type Judge = (call: AwsCall) => Promise<string | undefined> | string | undefined;

/** How each protocol of AWS says that something is not permitted. */
function refusal({ service }: AwsCall, message: string): { type: string; body: string } {
  if (service === 'ec2') {
    const error = `<Error><Code>UnauthorizedOperation</Code><Message>${message}</Message></Error>`;
    return { type: 'text/xml', body: `<Response><Errors>${error}</Errors></Response>` };
  }
  if (['iam', 'rds', 'sts', 'elasticloadbalancing'].includes(service)) {
    const error = `<Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`;
    return { type: 'text/xml', body: `<ErrorResponse>${error}</ErrorResponse>` };
  }
  if (service === 's3') {
    const body = `<Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`;
    return { type: 'text/xml', body };
  }
  const body = JSON.stringify({ __type: 'AccessDeniedException', message });
  return { type: 'application/x-amz-json-1.1', body };
}

/** A proxy before an AWS API that lets pass only what a judge permits. */
export class GuardedAws {
  private readonly server = createServer((request, response) => {
    void this.handle(request, response).catch((error: Error) => {
      response.writeHead(500).end(error.message);
      this.faults.push(error.message);
    });
  });
  /** Without one everything passes, and is not even read. */
  judge?: Judge;
  /** Requests that could not be judged; a test that has some has shown nothing. */
  readonly faults: string[] = [];

  constructor(private readonly aws: string) {}

  /** @returns the address of the proxy */
  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = incoming;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const call = this.judge && readCall({ method, url, headers, body });
    const refused = call && (await this.judge?.(call));
    if (call && refused) {
      const { type, body } = refusal(call, refused);
      response.writeHead(403, { 'content-type': type }).end(body);
      return;
    }
    const onward = send(new URL(url, this.aws), { method, headers });
    onward.end(body);
    const [answer] = (await once(onward, 'response')) as [IncomingMessage];
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  }
}
