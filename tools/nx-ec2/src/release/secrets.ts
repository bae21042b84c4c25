import { createHash } from 'node:crypto';

/** The value of one secret, with the version that tells when it was changed. */
export interface ResolvedSecret {
  /** Secret: only ever in the environment of the container. */
  value: string;
  /** Version of its SSM parameter. */
  version: number;
}

/** Values by the name of their environment variable. */
export type ResolvedSecrets = Readonly<Record<string, ResolvedSecret>>;

/** Changes when a secret was given another value; tells nothing of the values. */
export const secretsFingerprint = (secrets: ResolvedSecrets): string =>
  createHash('sha256')
    .update(
      Object.entries(secrets)
        .map(([name, { version }]) => `${name} ${version}`)
        .sort()
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16);
