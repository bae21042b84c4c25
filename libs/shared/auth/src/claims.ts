import type { Caller } from '@shop/shared-context';
import type { JWTPayload } from 'jose';

const list = (claim: unknown): string[] => {
  if (typeof claim === 'string') return claim.split(' ').filter(Boolean);
  return Array.isArray(claim) ? claim.filter((scope) => typeof scope === 'string') : [];
};

/** Who a token speaks for: `scope` after RFC 8693, or `scp` as some issuers name it. */
export function callerOf(payload: JWTPayload): Caller {
  const subject = payload.sub ?? String(payload['client_id'] ?? 'unknown');
  return { subject, scopes: [...list(payload['scope']), ...list(payload['scp'])] };
}

const form = /^bearer +([\w~+/.-]+=*) *$/i;

/** The token of an Authorization header after RFC 6750. */
export function bearerOf(header: string | undefined): string | undefined {
  return header === undefined ? undefined : form.exec(header)?.[1];
}
