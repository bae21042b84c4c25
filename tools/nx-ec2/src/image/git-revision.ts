import { execa } from 'execa';
import { Failure } from '../failure';

/**
 * The full git revision of the workspace, with `-dirty` appended when a file under version control
 * is modified. A shallow clone will do.
 * @param root absolute workspace root
 * @throws Failure when git is missing, this is no repository, or it has no commit
 */
export async function gitRevision(root: string): Promise<string> {
  // One process for both questions: no tag matches, so that describe falls back to the revision.
  const args = ['describe', '--always', '--dirty', '--abbrev=64', '--exclude=*'];
  const result = await execa('git', args, { cwd: root, reject: false });
  if (result.exitCode === 0) return result.stdout.trim();
  throw new Failure('The git revision of the workspace is not known', {
    where: root,
    seen: result.code === 'ENOENT' ? 'git is not installed' : result.stderr,
    remedy:
      result.code === 'ENOENT'
        ? 'Install git.'
        : 'Work in a git clone with at least one commit (`git init && git add . && git commit`).',
  });
}
