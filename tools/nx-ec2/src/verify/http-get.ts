import { get } from 'node:http';

/** What an HTTP request brought: an answer, or the code of a connection that failed. */
export type Reply = { status: number; body: string } | { error: string };

const bodyLimit = 64 * 1024;

/**
 * One GET on a connection of its own, so that no answer comes over one to an earlier version.
 * @returns the answer, or `error` such as ECONNREFUSED, ECONNRESET, ETIMEDOUT; it never rejects.
 */
export const httpGet = (url: string, timeoutMs: number): Promise<Reply> =>
  new Promise((resolve) => {
    const request = get(url, { agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (body.length < bodyLimit) body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      response.on('error', (error: NodeJS.ErrnoException) =>
        resolve({ error: error.code ?? error.message }),
      );
    });
    // Covers a connection that is never made as well as an answer that never comes.
    const timer = setTimeout(() => {
      resolve({ error: 'ETIMEDOUT' });
      request.destroy();
    }, timeoutMs);
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ error: error.code ?? error.message }),
    );
    request.on('close', () => clearTimeout(timer));
  });

export const isOk = (reply: Reply | undefined): boolean =>
  reply !== undefined && 'status' in reply && reply.status >= 200 && reply.status < 300;

export const describeReply = (reply: Reply): string => {
  if ('error' in reply) return reply.error;
  return `${reply.status} ${reply.body.slice(0, 500)}`.trimEnd();
};
