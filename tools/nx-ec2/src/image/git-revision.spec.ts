import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitRevision } from './git-revision';

describe('gitRevision', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nx-ec2-git-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  const commitFile = () => {
    git('init', '-q');
    writeFileSync(join(folder, 'a'), '1');
    git('add', 'a');
    git('commit', '-q', '-m', 'a');
  };

  it('is the full revision, also at a tag and beside untracked files', async () => {
    commitFile();
    git('tag', '-a', 'v1', '-m', 'v1');
    writeFileSync(join(folder, 'untracked'), '');
    expect(await gitRevision(folder)).toBe(git('rev-parse', 'HEAD'));
  });

  it('says when a tracked file is modified', async () => {
    commitFile();
    writeFileSync(join(folder, 'a'), '2');
    expect(await gitRevision(folder)).toBe(`${git('rev-parse', 'HEAD')}-dirty`);
  });

  it('refuses a folder that is no repository', async () => {
    await expect(gitRevision(folder)).rejects.toMatchObject({
      message: 'The git revision of the workspace is not known',
      details: { seen: expect.stringContaining('not a git repository') },
    });
  });

  it('refuses a repository without a commit', async () => {
    git('init', '-q');
    await expect(gitRevision(folder)).rejects.toThrow('is not known');
  });
});
