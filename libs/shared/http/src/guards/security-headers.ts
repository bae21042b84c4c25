import helmet from 'helmet';
import type { RequestHandler } from 'express';

/**
 * Middleware: tells browsers to do nothing with an answer but read it. TLS ends in front of the
 * service, so that it speaks for its own host alone. What only pages or browsers of the past heed
 * is left out.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    strictTransportSecurity: { includeSubDomains: false },
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  }) as RequestHandler;
}
