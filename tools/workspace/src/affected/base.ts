/** What is known about the build that asks for its base, from the CI server and from git. */
export interface BuildFacts {
  /** Branch a pull request wants to go to; absent on a branch build. */
  changeTarget?: string;
  /** Revision of the last build that succeeded, deploy included; absent on the first. */
  lastSuccessful?: string;
  /** Whether that revision is still in this branch's past (not after a force push). */
  lastSuccessfulIsAncestor: boolean;
}

/** The empty tree of git: against it everything has changed. */
export const everything = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/**
 * The revision that `nx affected` compares with. On a branch it is the last build that succeeded,
 * never the previous commit: a commit whose deploy failed stays part of the next build.
 */
export function affectedBase(facts: BuildFacts): string {
  if (facts.changeTarget) return `origin/${facts.changeTarget}`;
  if (facts.lastSuccessful && facts.lastSuccessfulIsAncestor) return facts.lastSuccessful;
  return everything;
}
