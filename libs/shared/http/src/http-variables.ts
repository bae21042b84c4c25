import { z } from 'zod';

const whole = (least: number, message: string) =>
  z.coerce.number(message).int(message).min(least, message);

/** Environment variables of the edge. */
export const httpVariables = {
  /** Bytes of the largest body that is read. */
  BODY_LIMIT_BYTES: whole(1, 'must be a whole number of bytes').default(100 * 1024),
  /** Requests that a client may send in a window; 0 turns the limit off. */
  RATE_LIMIT_REQUESTS: whole(0, 'must be a whole number, 0 for no limit').default(6_000),
  RATE_LIMIT_WINDOW_SECONDS: whole(1, 'must be a whole number of seconds').default(60),
  /** Proxies in front that add to X-Forwarded-For; what came before them is not believed. */
  TRUSTED_PROXIES: whole(0, 'must be a whole number of proxies').default(1),
};

export type HttpConfig = z.output<z.ZodObject<typeof httpVariables>>;
