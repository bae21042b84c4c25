import type { Caller } from '@shop/shared-context';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { KeysUnavailable, TokenRefused } from './auth-errors';
import { callerOf } from './claims';

interface VerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
}

interface Verified {
  readonly caller: Caller;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** A token is looked at anew at the latest after this long. */
const rememberMs = 60_000;
const rememberAtMost = 2_000;
/** Clocks of the issuer and of this host may differ by this much. */
const clockToleranceSeconds = 5;
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];

const unreachable = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  error.code === 'ERR_JOSE_GENERIC';

/** Finds out who a token speaks for. Good tokens are remembered for a while. */
export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;
  private readonly known = new Map<string, Verified>();

  constructor(private readonly options: VerifierOptions) {
    this.keys = createRemoteJWKSet(new URL(options.jwksUrl), { timeoutDuration: 2_000 });
  }

  /**
   * @throws {TokenRefused} when it is not a token of the issuer for this audience, or outlived.
   * @throws {KeysUnavailable} when the issuer's keys cannot be had, so nobody can tell.
   */
  async verify(token: string): Promise<Caller> {
    const known = this.known.get(token);
    if (known && known.until > Date.now()) return known.caller;
    const verified = await this.check(token);
    if (this.known.size >= rememberAtMost) this.known.clear();
    this.known.set(token, verified);
    return verified.caller;
  }

  private async check(token: string): Promise<Verified> {
    const { issuer, audience } = this.options;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp'],
      });
      const expires = (payload.exp ?? 0) * 1000;
      return { caller: callerOf(payload), until: Math.min(expires, Date.now() + rememberMs) };
    } catch (error) {
      if (unreachable(error)) throw new KeysUnavailable(error);
      throw new TokenRefused(error instanceof errors.JWTExpired ? 'expired' : 'not valid');
    }
  }
}
