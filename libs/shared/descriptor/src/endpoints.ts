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
} as const;

/** Port a service listens on unless PORT says otherwise; the one inside every container. */
export const defaultPort = 5000;
