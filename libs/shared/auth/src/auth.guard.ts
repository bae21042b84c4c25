import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { current } from '@shop/shared-context';
import type { Access } from './access';
import { ScopeMissing, TokenRefused } from './auth-errors';
import { bearerOf } from './claims';
import type { TokenVerifier } from './token-verifier';

/** Lets in whoever has what the route asks for; the challenges are those of RFC 6750. */
export class AuthGuard implements CanActivate {
  constructor(
    private readonly accessOf: (handler: unknown) => Access | undefined,
    private readonly verifier: TokenVerifier,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const access = this.accessOf(context.getHandler());
    if (access === 'public') return true;
    const http = context.switchToHttp();
    return this.admit(http.getRequest(), http.getResponse(), access?.scope);
  }

  private async admit(request: IncomingMessage, response: ServerResponse, scope?: string) {
    const challenge = (parameters: string) =>
      response.setHeader('www-authenticate', `Bearer realm="shop"${parameters}`);
    const token = bearerOf(request.headers.authorization);
    if (token === undefined) {
      challenge('');
      throw new TokenRefused('missing');
    }
    const caller = await this.verifier.verify(token).catch((error: unknown) => {
      if (error instanceof TokenRefused) challenge(', error="invalid_token"');
      throw error;
    });
    if (scope === undefined || !caller.scopes.includes(scope)) {
      challenge(`, error="insufficient_scope", scope="${scope ?? ''}"`);
      throw new ScopeMissing(scope ?? 'none');
    }
    const here = current();
    if (here) here.caller = caller;
    return true;
  }
}
