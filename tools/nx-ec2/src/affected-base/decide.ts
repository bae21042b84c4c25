/** What is known of a service when the base for `nx affected` is asked for. */
export interface DeployedService {
  name: string;
  /** Git revision whose content is deployed, as its record has it; none before the first deploy. */
  revision?: string;
  /** Whether this clone knows the revision and has it in its past. */
  isAncestor: boolean;
  /** Whether the commits since then touch the service. */
  isAffected: boolean;
}

/** What `nx affected` is to compare with. */
export type Base =
  /** Nothing is deployed that could be compared with. */
  | { kind: 'everything' }
  /** The newest revision that all of these have in their past. */
  | { kind: 'revisions'; revisions: string[] }
  /** Everything is deployed. */
  | { kind: 'head' };

/** Why a service has to be part of the next deploy; nothing when it is up to date. */
export function reasonOf(service: DeployedService): string | undefined {
  const { revision, isAncestor, isAffected } = service;
  if (!revision) return 'never deployed';
  if (revision.endsWith('-dirty')) return `deployed from uncommitted changes on ${revision}`;
  if (!isAncestor) return `deployed from ${revision}, which is not in the past of this commit`;
  return isAffected ? `deployed from ${revision}, changed since` : undefined;
}

/**
 * The base of a deploy that misses nothing: a service whose last deploy failed or was skipped is
 * compared with the revision that it runs, however long ago that was.
 */
export function decideBase(services: readonly DeployedService[]): Base {
  const due = services.filter((service) => reasonOf(service));
  if (due.length === 0) return { kind: 'head' };
  const comparable = due.filter(({ isAncestor, isAffected }) => isAncestor && isAffected);
  if (comparable.length < due.length) return { kind: 'everything' };
  return { kind: 'revisions', revisions: [...new Set(due.map(({ revision = '' }) => revision))] };
}
