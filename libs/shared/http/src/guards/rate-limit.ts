import type { RequestHandler } from 'express';
import { HttpException } from '@nestjs/common';
import { isOperational } from '@shop/shared-descriptor';
import { ipKeyGenerator, rateLimit as limiter } from 'express-rate-limit';

interface RateLimit {
  /** Requests that one client may send in a window; 0 for as many as it likes. */
  readonly requests: number;
  readonly windowSeconds: number;
}

const mapped = '::ffff:';

/** One client: an IPv4 address, or the network that an IPv6 address belongs to. */
function clientOf(address: string): string {
  const plain = address.startsWith(mapped) ? address.slice(mapped.length) : address;
  return plain.includes(':') ? ipKeyGenerator(plain) : plain;
}

/**
 * Middleware: counts the requests of each client address in this process. Answers carry what is
 * left, after draft 7 of the RateLimit headers; too many are answered 429 with Retry-After.
 */
export function rateLimit({ requests, windowSeconds }: RateLimit): RequestHandler[] {
  if (requests === 0) return [];
  return [
    limiter({
      limit: requests,
      windowMs: windowSeconds * 1000,
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      validate: false,
      keyGenerator: ({ ip }) => clientOf(ip ?? ''),
      skip: ({ path }) => isOperational(path),
      handler: (_request, _response, next) =>
        next(new HttpException('Too many requests. Try again later.', 429)),
    }),
  ];
}
