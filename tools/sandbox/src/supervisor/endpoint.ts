import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { type Meaning, meaningOf } from './ec2-requests';

/** Bodies of EC2 requests are small; of larger ones (uploads) no copy is kept. */
const largestCopy = 256 * 1024;

const isForm = ({ headers }: IncomingMessage): boolean =>
  /^application\/x-www-form-urlencoded/.test(headers['content-type'] ?? '');

/** Collects a copy of a body while it streams on. */
function copyBody(incoming: IncomingMessage): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= largestCopy) chunks.push(chunk);
  });
  return () => (size <= largestCopy ? Buffer.concat(chunks).toString() : '');
}

/**
 * Passes AWS requests on to the emulator, unchanged in both directions, and tells what an accepted
 * one means for the machine room.
 */
export function forwardTo(port: number, accepted: (meaning: Meaning) => void) {
  const agent = new Agent({ keepAlive: true });
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const body = isForm(incoming) ? copyBody(incoming) : undefined;
    const onward = request({
      agent,
      host: '127.0.0.1',
      port,
      method: incoming.method,
      path: incoming.url,
      headers: incoming.rawHeaders,
    });
    onward.once('response', (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.statusMessage, response.rawHeaders);
      pipeline(response, outgoing, () => {
        if (body && (response.statusCode ?? 500) < 300) accepted(meaningOf(body()));
      });
    });
    onward.on('error', (error) => {
      if (outgoing.headersSent) return void outgoing.destroy();
      outgoing.writeHead(502, { 'content-type': 'text/plain' });
      outgoing.end(`The AWS API emulator does not answer (${error.message}).\n`);
    });
    outgoing.once('close', () => onward.destroy());
    pipeline(incoming, onward, () => undefined);
  };
}
