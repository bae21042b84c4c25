import type { IncomingMessage, ServerResponse } from 'node:http';
import { routeOf } from '@shop/shared-context';
import type { Histogram } from 'prom-client';
import type { Metrics } from './metrics';

/** Seconds: what a call between services may take, finest where most are. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Series = Histogram.Internal<string>;

/**
 * Middleware: counts and times each request by method, route template and status, so that rate,
 * errors and duration follow. What no route matches is one series, whatever its path.
 */
export function requestMetrics(metrics: Metrics) {
  const duration = metrics.histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer.',
    labels: ['method', 'route', 'status'],
    buckets,
  });
  const known = new Map<string, Series>();

  const seriesOf = (method: string, route: string, status: string): Series => {
    const key = `${method} ${route} ${status}`;
    const series = known.get(key) ?? duration.labels(method, route, status);
    known.set(key, series);
    return series;
  };

  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const started = performance.now();
    response.once('close', () => {
      const route = routeOf(request) ?? 'none';
      const status = response.writableFinished ? String(response.statusCode) : 'aborted';
      const seconds = (performance.now() - started) / 1000;
      seriesOf(request.method ?? 'GET', route, status).observe(seconds);
    });
    next();
  };
}
