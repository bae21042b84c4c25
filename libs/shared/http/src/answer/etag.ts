import { DomainError } from '@shop/shared-errors';

/** The change must say which version it is meant for. */
export class VersionMissing extends DomainError {
  readonly kind = 'precondition-required';
  readonly code = 'if-match-required';

  constructor() {
    super('Say which version you change: If-Match with the ETag that you last got.');
  }
}

/** It is meant for a version that cannot be the present one. */
export class VersionUnknown extends DomainError {
  readonly kind = 'precondition-failed';
  readonly code = 'version-mismatch';

  constructor() {
    super('If-Match is no ETag of this resource. Read it anew and decide again.');
  }
}

const form = /^"([1-9]\d{0,14})"$/;

/** The strong ETag of a version: `"3"`. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The version that If-Match names. `*` names none, so it does not do.
 *
 * @throws {VersionMissing} without the header.
 * @throws {VersionUnknown} when it is no ETag that `etagOf` gives.
 */
export function versionOf(ifMatch: string | undefined): number {
  if (ifMatch === undefined || ifMatch.trim() === '*') throw new VersionMissing();
  const [, version] = form.exec(ifMatch.trim()) ?? [];
  if (version === undefined) throw new VersionUnknown();
  return Number(version);
}
