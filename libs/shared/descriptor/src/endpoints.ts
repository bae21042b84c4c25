/** Paths every service answers, for those who run it rather than those who use it. */
export const endpoints = {
  /** Name, summary and links. */
  index: '/',
  /** Which build runs: `{ service, revision, tag, digest }`. */
  version: '/version',
  /** 200 as long as the process answers at all. */
  live: '/health/live',
  /** 200 when it may get traffic, 503 when a check fails or it is stopping. */
  ready: '/health/ready',
  /** What Prometheus reads. */
  metrics: '/metrics',
  /** Description of the API after OpenAPI 3. */
  openApi: '/openapi.json',
  /** The same for people, to read and to try. */
  docs: '/docs',
} as const;

const operational: readonly string[] = Object.values(endpoints);

/** Whether a path is one of those, or below the docs: open to all, and never limited. */
export function isOperational(path: string): boolean {
  return operational.includes(path) || path.startsWith(`${endpoints.docs}/`);
}

/** Port a service listens on unless PORT says otherwise; the one inside every container. */
export const defaultPort = 5000;
