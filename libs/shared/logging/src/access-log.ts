import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from './logger';

interface AccessLogOptions {
  /** Requests whose path starts with one of these are logged at debug: probes come every second. */
  readonly quiet: readonly string[];
}

/** The path without the query, which may hold personal data. */
function pathOf(url = '/'): string {
  return url.split('?', 1)[0] ?? url;
}

function levelOf(path: string, status: number, quiet: readonly string[]) {
  if (quiet.some((prefix) => path.startsWith(prefix))) return 'debug';
  return status >= 500 ? 'error' : 'info';
}

/** Middleware: logs one line when a response is sent or its client has gone. */
export function accessLog(logger: Logger, { quiet }: AccessLogOptions) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const started = performance.now();
    const path = pathOf(request.url);
    response.once('close', () => {
      const { statusCode: status, writableFinished } = response;
      const durationMs = Math.round(performance.now() - started);
      const line = { method: request.method, path, status, durationMs };
      logger[levelOf(path, status, quiet)](
        line,
        writableFinished ? 'request completed' : 'request aborted by the client',
      );
    });
    next();
  };
}
