import { existsSync, readFileSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { folderPrefix } from '../temporary/owned-folders';
import { withDockerConfig } from './docker-config';

const credentials = { username: 'AWS', password: 'secret', serveraddress: 'r:5000' };

describe('withDockerConfig', () => {
  it('gives a folder and a login that only this user can read, and removes both', async () => {
    const folder = await withDockerConfig('r:5000/shop/users', credentials, async (path) => {
      const file = join(path, 'config.json');
      expect(statSync(path).mode & 0o777).toBe(0o700);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
        auths: { 'r:5000': { auth: Buffer.from('AWS:secret').toString('base64') } },
      });
      return path;
    });
    expect(existsSync(folder)).toBe(false);
  });

  it('removes what a process left that was killed', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const left = await mkdtemp(folderPrefix('docker', gone));
    await withDockerConfig('r:5000/shop/users', credentials, async () => undefined);
    expect(existsSync(left)).toBe(false);
  });

  it('removes them when the action fails', async () => {
    let folder = '';
    const result = withDockerConfig('r:5000/shop/users', credentials, async (path) => {
      folder = path;
      throw new Error('aborted');
    });
    await expect(result).rejects.toThrow('aborted');
    expect(folder).not.toBe('');
    expect(existsSync(folder)).toBe(false);
  });
});
