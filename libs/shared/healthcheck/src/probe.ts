import { get } from 'node:http';

export interface ProbeResult {
  readonly healthy: boolean;
  /** Status and body, or why there was no answer; the engine keeps it beside the state. */
  readonly seen: string;
}

/**
 * Asks `url` once. Healthy is an answer of 200 within `timeoutMs`; never rejects.
 * Plain node:http, because fetch costs 30 ms to load and this runs every few seconds.
 */
export function probe(url: string, timeoutMs: number): Promise<ProbeResult> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: timeoutMs }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('error', fail);
      response.on('end', () => {
        const { statusCode } = response;
        resolve({ healthy: statusCode === 200, seen: `${statusCode} ${body}` });
      });
    });
    const fail = ({ message }: Error) => resolve({ healthy: false, seen: message });
    request.on('timeout', () => request.destroy(new Error(`no answer in ${timeoutMs} ms`)));
    request.on('error', fail);
  });
}
