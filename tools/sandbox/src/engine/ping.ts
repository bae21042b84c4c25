import { request } from 'node:http';

export const socketPath = (host: string): string => host.slice('unix://'.length);

/** Whether an engine answers on this unix socket (`unix://…`) within two seconds. */
export const answers = (host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const call = request({ socketPath: socketPath(host), path: '/_ping', timeout: 2_000 });
    call.once('response', (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    call.once('timeout', () => call.destroy());
    call.once('error', () => resolve(false));
    call.end();
  });
