import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import {
  commonAncestor,
  coveringSince,
  emptyTree,
  headRevision,
  isAncestor,
  requireHistory,
} from './history';

describe('history', () => {
  let folder: string;
  let root: string;
  const revisions: Record<string, string> = {};
  const git = (...args: string[]) =>
    execa('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], { cwd: root });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'affected-base-'));
    root = folder;
    await git('init', '--quiet', '--initial-branch=main', 'repository');
    root = join(folder, 'repository');
    const commit = async (name: string) => {
      await git('commit', '--quiet', '--allow-empty', '-m', name);
      revisions[name] = await headRevision(root);
    };
    await commit('one');
    await commit('two');
    await git('checkout', '--quiet', '-b', 'side', 'HEAD~1');
    await commit('side');
    await git('checkout', '--quiet', 'main');
    await commit('three');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ['two', true],
    ['three', true],
    ['side', false],
  ])('knows whether %s is in the past', async (name, expected) =>
    expect(await isAncestor(root, revisions[name] ?? '')).toBe(expected),
  );

  it.each(['0'.repeat(40), 'main', '--help'])(
    'does not take %s for a known revision',
    async (revision) => expect(await isAncestor(root, revision)).toBe(false),
  );

  it('finds the oldest of several', async () => {
    const { one = '', two = '', three = '', side = '' } = revisions;
    expect(await commonAncestor(root, [three, two])).toBe(two);
    expect(await commonAncestor(root, [side, two])).toBe(one);
  });

  it('goes back to a revision after which everything counts, and to nothing without one', async () => {
    const { one = '', two = '', three = '', side = '' } = revisions;
    expect(await coveringSince(root, three, undefined)).toBe(three);
    expect(await coveringSince(root, three, two)).toBe(two);
    expect(await coveringSince(root, one, two)).toBe(one);
    expect(await coveringSince(root, three, '')).toBe(emptyTree);
    expect(await coveringSince(root, three, side)).toBe(emptyTree);
    expect(await coveringSince(root, emptyTree, two)).toBe(emptyTree);
  });

  it('refuses a shallow clone with what to do', async () => {
    const shallow = join(folder, 'shallow');
    await git('clone', '--quiet', '--depth=1', `file://${root}`, shallow);
    await expect(requireHistory(shallow)).rejects.toMatchObject({
      details: { remedy: expect.stringContaining('git fetch --unshallow') },
    });
    await expect(requireHistory(root)).resolves.toBeUndefined();
  });

  it('refuses a folder that is no git repository', async () => {
    await expect(requireHistory(folder)).rejects.toThrow('not a git repository');
  });
});
