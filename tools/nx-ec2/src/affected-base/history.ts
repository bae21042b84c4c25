import { execa } from 'execa';
import { Failure } from '../failure';

/** The empty tree of git: against it everything has changed. */
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

const git = async (root: string, ...args: string[]) =>
  execa('git', args, { cwd: root, reject: false });

/** @throws Failure when this is no git repository, or a clone without its past */
export async function requireHistory(root: string): Promise<void> {
  const shallow = await git(root, 'rev-parse', '--is-shallow-repository');
  if (shallow.exitCode !== 0) {
    throw new Failure('This is not a git repository: `nx affected` compares git revisions', {
      where: root,
      seen: shallow.code === 'ENOENT' ? 'git is not installed' : shallow.stderr,
      remedy: 'Work in a git clone.',
    });
  }
  if (shallow.stdout === 'true') {
    throw new Failure('This is a shallow clone, so the base revision may be missing', {
      where: root,
      remedy: 'Run `git fetch --unshallow`, or turn the shallow clone option of the CI job off.',
    });
  }
}

/** Whether a revision is known here and in the past of this commit. */
export const isAncestor = async (root: string, revision: string): Promise<boolean> =>
  /^[0-9a-f]{40}$/.test(revision) &&
  (await git(root, 'merge-base', '--is-ancestor', revision, 'HEAD')).exitCode === 0;

/** The newest revision that all of these have in their past; the empty tree when there is none. */
export async function commonAncestor(root: string, revisions: readonly string[]): Promise<string> {
  const { exitCode, stdout } = await git(root, 'merge-base', '--octopus', ...revisions);
  return exitCode === 0 ? stdout.trim() : emptyTree;
}

/**
 * A base that also covers all that changed since a revision; everything where that is none of the past.
 * @param since left out: the base as it is
 */
export async function coveringSince(
  root: string,
  base: string,
  since: string | undefined,
): Promise<string> {
  if (since === undefined) return base;
  return (await isAncestor(root, since)) ? commonAncestor(root, [base, since]) : emptyTree;
}

/** The full revision of this commit. */
export const headRevision = async (root: string): Promise<string> =>
  (await git(root, 'rev-parse', 'HEAD')).stdout.trim();
