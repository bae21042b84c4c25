import { z } from 'zod';
import type { AuthConfig } from './auth-variables';

interface Credentials {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly audience?: string;
}

interface Token {
  readonly value: string;
  /** Milliseconds since 1970 from which a new one is asked for. */
  readonly renewAt: number;
}

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const timeoutMs = 3_000;
/** Asked for this share of its life before it ends, so that no call goes out with a dead one. */
const renewAfterShare = 0.8;

/** The issuer gave this service no token of its own. */
export class NoServiceToken extends Error {
  override readonly name = 'NoServiceToken';
}

async function ask({ url, clientId, clientSecret, audience }: Credentials): Promise<Token> {
  const basic = [clientId, clientSecret].map(encodeURIComponent).join(':');
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  if (audience) body.set('audience', audience);
  const authorization = `Basic ${Buffer.from(basic).toString('base64')}`;
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { method: 'POST', body, headers: { authorization }, signal });
  if (!response.ok) {
    await response.body?.cancel();
    throw new NoServiceToken(`${url} answered ${response.status} to client ${clientId}`);
  }
  const given = answer.safeParse(await response.json());
  if (!given.success) throw new NoServiceToken(`${url} answered without a token and its life`);
  const { access_token: value, expires_in: seconds } = given.data;
  return { value, renewAt: Date.now() + seconds * 1000 * renewAfterShare };
}

/** The tokens a service shows to others, by client credentials after RFC 6749 section 4.4. */
export class ServiceTokens {
  private held?: Token;
  private asking?: Promise<Token>;

  constructor(private readonly credentials?: Credentials) {}

  /** None when calls between services need no token here. */
  static from(config: AuthConfig): ServiceTokens {
    const {
      AUTH_TOKEN_URL: url,
      AUTH_CLIENT_ID: clientId,
      AUTH_CLIENT_SECRET: clientSecret,
    } = config;
    if (config.AUTH === 'off' || !url || !clientId || !clientSecret) return new ServiceTokens();
    return new ServiceTokens({ url, clientId, clientSecret, audience: config.AUTH_AUDIENCE });
  }

  /**
   * One that is good for some time yet, undefined where none is needed. Callers at once share one
   * question to the issuer.
   *
   * @throws {NoServiceToken} or the network's error when the issuer gives none.
   */
  async token(): Promise<string | undefined> {
    if (!this.credentials) return undefined;
    if (this.held && Date.now() < this.held.renewAt) return this.held.value;
    this.asking ??= ask(this.credentials).finally(() => (this.asking = undefined));
    this.held = await this.asking;
    return this.held.value;
  }
}
