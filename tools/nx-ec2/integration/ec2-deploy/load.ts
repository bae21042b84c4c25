import { Agent, request } from 'node:http';

/** What became of the requests of a load. */
export interface LoadResult {
  sent: number;
  /** What went wrong, each with the time since the start in ms. */
  failures: string[];
}

export interface LoadRequest {
  host: string;
  port: number;
  path: string;
  /** Requests per second, half of them on connections that are kept. */
  rate: number;
  /** Requests per second that take 3 s. */
  slowRate?: number;
  method?: 'GET' | 'POST';
}

const slowMs = 3_000;
const timeoutMs = 15_000;

/**
 * Sends requests at a fixed pace whatever becomes of them (an open loop), without repeating any.
 * @returns a function that ends the load, waits for every answer and tells what became of them
 */
export function startLoad(load: LoadRequest): () => Promise<LoadResult> {
  const { host, port, path, rate, slowRate = 0, method = 'POST' } = load;
  const kept = new Agent({ keepAlive: true, maxSockets: Infinity });
  const result: LoadResult = { sent: 0, failures: [] };
  const open = new Set<Promise<void>>();
  const startedAt = performance.now();
  const due = { fast: 0, slow: 0 };

  const send = (agent: Agent | false, target: string) => {
    result.sent += 1;
    const answered = new Promise<void>((resolve) => {
      const fail = (what: string) => {
        result.failures.push(`${Math.round(performance.now() - startedAt)} ms: ${what}`);
        resolve();
      };
      const sent = request(
        { host, port, path: target, method, agent, timeout: timeoutMs },
        (answer) => {
          answer.resume().on('end', () => {
            if (answer.statusCode === 200) resolve();
            else fail(`status ${answer.statusCode}`);
          });
          answer.on('error', (error) => fail(error.message));
        },
      );
      sent.on('timeout', () => sent.destroy(new Error('no answer')));
      sent.on('error', (error) =>
        fail(`${error.message} on a ${sent.reusedSocket ? 'kept' : 'new'} connection`),
      );
      sent.end(method === 'POST' ? '{}' : undefined);
    });
    open.add(answered);
    void answered.then(() => open.delete(answered));
  };

  const timer = setInterval(() => {
    const seconds = (performance.now() - startedAt) / 1000;
    for (; due.fast < seconds * rate; due.fast++) send(due.fast % 2 ? kept : false, path);
    for (; due.slow < seconds * slowRate; due.slow++) {
      send(due.slow % 2 ? kept : false, `${path}?delay=${slowMs}`);
    }
  }, 2);

  return async () => {
    clearInterval(timer);
    await Promise.all(open);
    kept.destroy();
    return result;
  };
}
