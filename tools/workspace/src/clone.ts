import { execa } from 'execa';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const lines = (text: string): string[] => text.split('\0').filter(Boolean);

/** Copies what is not committed yet into the clone, so that the tests see the tree as it is. */
async function copyUncommitted(from: string, to: string): Promise<void> {
  const list = async (...kind: string[]) =>
    lines((await execa('git', ['ls-files', '-z', ...kind], { cwd: from })).stdout);
  const deleted = await list('--deleted');
  const changed = (await list('--modified', '--others', '--exclude-standard')).filter(
    (file) => !deleted.includes(file),
  );
  await Promise.all(deleted.map((file) => rm(join(to, file), { force: true })));
  if (changed.length > 0) {
    await execa('cp', ['--parents', '-a', '-t', to, ...new Set(changed)], { cwd: from });
  }
  await execa('git', ['add', '-A'], { cwd: to });
  await commit(to, 'Work in progress', '--allow-empty');
}

/** Commits the index of a clone as the test suite. */
export const commit = (clone: string, message: string, ...args: string[]) =>
  execa(
    'git',
    ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost', 'commit', '-q', '--no-verify'].concat(
      ['-m', message, ...args],
    ),
    { cwd: clone },
  );

/**
 * Clones the checkout into a new temporary folder, with its uncommitted changes as one more commit
 * and its installed dependencies (hard links where the file system allows).
 */
export async function cloneCheckout(root: string): Promise<string> {
  const clone = await mkdtemp(join(tmpdir(), 'shop-'));
  await execa('git', ['clone', '--quiet', root, clone]);
  await copyUncommitted(root, clone);
  const copy = (flags: string) =>
    execa('cp', [flags, join(root, 'node_modules'), join(clone, 'node_modules')]);
  await copy('-al').catch(async () => {
    await rm(join(clone, 'node_modules'), { recursive: true, force: true });
    await copy('-a');
  });
  return clone;
}
