import { execa } from 'execa';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everything } from './affected/base';

const program = join(__dirname, 'affected-base.ts');
const register = require.resolve('@swc-node/register');

describe('affected-base', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'affected-base-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const git = (cwd: string, ...args: string[]) =>
    execa('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], { cwd });

  const baseIn = (cwd: string, env: Record<string, string> = {}) =>
    execa(process.execPath, ['-r', register, program], {
      cwd,
      reject: false,
      env: { CHANGE_TARGET: '', GIT_PREVIOUS_SUCCESSFUL_COMMIT: '', ...env },
    });

  async function repository(): Promise<string> {
    const path = join(folder, 'repository');
    await mkdir(path);
    await git(path, 'init', '--quiet');
    for (const message of ['one', 'two']) {
      await git(path, 'commit', '--quiet', '--allow-empty', '-m', message);
    }
    return path;
  }

  it('prints the last successful build while it is in the past of this one, else everything', async () => {
    const path = await repository();
    const { stdout: first } = await git(path, 'rev-parse', 'HEAD~1');
    const base = await baseIn(path, { GIT_PREVIOUS_SUCCESSFUL_COMMIT: first });
    expect(base.stdout).toBe(first);
    const gone = await baseIn(path, { GIT_PREVIOUS_SUCCESSFUL_COMMIT: '0'.repeat(40) });
    expect(gone.stdout).toBe(everything);
  });

  it('refuses a shallow clone with what to do', async () => {
    const shallow = join(folder, 'shallow');
    await git(folder, 'clone', '--quiet', '--depth=1', `file://${await repository()}`, shallow);
    const { exitCode, stdout, stderr } = await baseIn(shallow);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('git fetch --unshallow');
  });

  it('refuses a folder that is no git repository', async () => {
    const { exitCode, stderr } = await baseIn(folder);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('not a git repository');
  });
});
