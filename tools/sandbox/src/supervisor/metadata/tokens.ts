import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Longest life of a session token, in seconds. */
const longest = 21_600;

/**
 * Session tokens of the metadata service (IMDSv2). A token is good for the instance that asked for
 * it, until it expires or the supervisor is started again.
 */
export class Tokens {
  private readonly key = randomBytes(32);

  constructor(private readonly now: () => number = Date.now) {}

  /** @returns a token, or undefined for a life that is not 1 to 21600 seconds. */
  issue(instanceId: string, seconds: string | undefined): string | undefined {
    const life = /^\d+$/.test(seconds ?? '') ? Number(seconds) : 0;
    if (life < 1 || life > longest) return undefined;
    const expires = this.now() + life * 1_000;
    return `${expires}.${this.sign(instanceId, String(expires))}`;
  }

  accepts(instanceId: string, token: string | undefined): boolean {
    const [expires = '', signature = ''] = (token ?? '').split('.');
    const expected = Buffer.from(this.sign(instanceId, expires));
    const given = Buffer.from(signature);
    return (
      given.length === expected.length &&
      timingSafeEqual(given, expected) &&
      this.now() < Number(expires)
    );
  }

  private sign(instanceId: string, expires: string): string {
    return createHmac('sha256', this.key).update(`${instanceId} ${expires}`).digest('base64url');
  }
}
