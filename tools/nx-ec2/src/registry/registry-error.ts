import { Failure } from '../failure';
import { failureKind } from './failure-kind';
import type { FailureKind } from './failure-kind';

const remedies: Record<FailureKind, string> = {
  transient: 'Check that the registry is up and can be reached from here, then run this again.',
  expired: 'The registry refused the login. Run this again; a fresh token is fetched each time.',
  immutable: 'The tag belongs to another image and cannot be moved.',
  permanent: 'Check that these credentials may read and write this repository.',
};

/** A registry that cannot be reached, or does not do what was asked; `kind` says what may help. */
export class RegistryError extends Failure {
  /**
   * @param image `host/path:tag` or `host/path@sha256:…`
   * @param seen the registry's answer, without anything secret
   */
  constructor(
    what: string,
    readonly kind: FailureKind,
    image: string,
    seen: string,
    remedy = remedies[kind],
  ) {
    super(what, { where: image, seen, remedy });
  }
}

/** What an error asks for; an error that is not a registry's is permanent. */
export const kindOfError = (error: unknown): FailureKind =>
  error instanceof RegistryError ? error.kind : 'permanent';

/** The error for an HTTP answer that is no success. */
export function answerError(image: string, status: number, body: string): RegistryError {
  const seen = `HTTP ${status} ${body}`.trim();
  if (status >= 500 || status === 429) {
    return new RegistryError('The registry failed', 'transient', image, seen);
  }
  const kind = status === 401 ? 'expired' : failureKind(body);
  return new RegistryError('The registry refused a request', kind, image, seen);
}

/** The error for a registry that gave no answer at all. */
export const unreachableError = (image: string, seen: string): RegistryError =>
  new RegistryError('The registry cannot be reached', 'transient', image, seen);
