import { request } from 'node:http';

/** A request whose last byte is held back until `finish`, so that it stays open on the server. */
export function openSlowRequest(port: number) {
  const body = JSON.stringify({ held: 'back' });
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const client = request({ host: '127.0.0.1', port, method: 'POST', path: '/', headers });
  const answered = new Promise<{ status?: number; connection?: string }>((resolve, reject) => {
    client.once('error', reject).once('response', (response) => {
      const { statusCode: status, headers } = response.resume();
      resolve({ status, connection: headers.connection });
    });
  });
  client.write(body.slice(0, -1));
  return { answered, finish: () => void client.end(body.slice(-1)) };
}
