import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { rateLimit } from './guards/rate-limit';
import { securityHeaders } from './guards/security-headers';
import type { HttpConfig } from './http-variables';
import { jsonBody } from './input/json-body';
import { answerClientErrors } from './problem/client-errors';

/** Puts before the routes of an application what every request passes, in this order. */
export function guardEdge(app: NestExpressApplication<Server>, config: HttpConfig): void {
  const { BODY_LIMIT_BYTES, RATE_LIMIT_REQUESTS, RATE_LIMIT_WINDOW_SECONDS } = config;
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.TRUSTED_PROXIES);
  app.use(
    securityHeaders(),
    ...rateLimit({ requests: RATE_LIMIT_REQUESTS, windowSeconds: RATE_LIMIT_WINDOW_SECONDS }),
    ...jsonBody(BODY_LIMIT_BYTES),
  );
  answerClientErrors(app.getHttpServer());
}
