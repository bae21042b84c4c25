import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { folderPrefix, ownerOf, staleFolders } from './owned-folders';

describe('ownerOf', () => {
  it('is the process id in the name of a folder', () =>
    expect(ownerOf('tunnel', 'nx-ec2-tunnel-4711-aB3x9Z')).toBe(4711));

  it.each(['nx-ec2-tunnel-', 'nx-ec2-tunnel-abc-1', 'nx-ec2-docker-4711-x', 'other-4711-x'])(
    'is nobody for %s',
    (name) => expect(ownerOf('tunnel', name)).toBeUndefined(),
  );
});

describe('staleFolders', () => {
  it('are those of processes that are gone, and no others', async () => {
    const kind = `test${process.pid}`;
    const dead = await mkdtemp(folderPrefix(kind, spawnSync(process.execPath, ['-e', '']).pid));
    const alive = await mkdtemp(folderPrefix(kind));
    try {
      expect(await staleFolders(kind)).toEqual([dead]);
    } finally {
      await Promise.all([dead, alive].map((folder) => rm(folder, { recursive: true })));
    }
  });
});
