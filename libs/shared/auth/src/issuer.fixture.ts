import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

/** An issuer of tokens on a free port: its keys, and tokens for services by client credentials. */
export class Issuer {
  readonly issuer = 'https://issuer.example';
  readonly audience = 'shop';
  /** Bodies and authorizations of the questions for tokens. */
  readonly asked: { body: string; authorization?: string }[] = [];
  tokenStatus = 200;
  lifeSeconds = 60;
  private keys: { privateKey: CryptoKey; publicKey: CryptoKey } | undefined;
  private readonly server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.setHeader('content-type', 'application/json');
    if (request.url === '/jwks') return void response.end(await this.jwks());
    this.asked.push({ body, authorization: request.headers.authorization });
    response.statusCode = this.tokenStatus;
    const token = { access_token: `token-${this.asked.length}`, expires_in: this.lifeSeconds };
    response.end(JSON.stringify(token));
  });

  async start(): Promise<this> {
    this.keys = await generateKeyPair('RS256', { extractable: true });
    await new Promise<void>((resolve) => void this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A token that is good for a minute, but for what `changed` says. */
  async token(scope: string, changed: Record<string, unknown> = {}, key?: CryptoKey) {
    if (!this.keys) throw new Error('The issuer was not started');
    const now = Math.floor(Date.now() / 1000);
    const good = { iss: this.issuer, aud: this.audience, sub: 'ada', exp: now + 60, scope };
    return new SignJWT({ ...good, ...changed })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(key ?? this.keys.privateKey);
  }

  async stop(): Promise<void> {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    await new Promise((resolve) => void this.server.close(resolve));
  }

  private async jwks(): Promise<string> {
    const key = this.keys && (await exportJWK(this.keys.publicKey));
    return JSON.stringify({ keys: [{ ...key, kid: 'one', alg: 'RS256', use: 'sig' }] });
  }
}
