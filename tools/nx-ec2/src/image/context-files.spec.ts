import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContext } from './context-files';

describe('readContext', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nx-ec2-context-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads files of every depth, executable bits and links', async () => {
    mkdirSync(join(folder, 'deep/er'), { recursive: true });
    writeFileSync(join(folder, 'deep/er/a.txt'), 'a');
    writeFileSync(join(folder, 'run'), 'b');
    chmodSync(join(folder, 'run'), 0o755);
    symlinkSync('run', join(folder, 'link'));

    const files = await readContext(folder, '');

    const shown = files.map(({ path, kind, content }) => `${path} ${kind} ${content}`);
    expect(shown.sort()).toEqual(['deep/er/a.txt file a', 'link link run', 'run executable b']);
  });

  it('refuses a folder without files, with the remedy', async () => {
    mkdirSync(join(folder, 'empty'));
    await expect(readContext(folder, 'build it')).rejects.toMatchObject({
      message: 'The build context is empty',
      details: { where: folder, remedy: 'build it' },
    });
  });

  it('refuses a missing folder', async () => {
    await expect(readContext(join(folder, 'no'), 'build it')).rejects.toMatchObject({
      message: 'The build context is missing',
    });
  });
});
