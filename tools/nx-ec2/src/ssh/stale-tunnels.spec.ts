import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { folderPrefix } from '../temporary/owned-folders';
import { closeStaleTunnels } from './stale-tunnels';
import { tunnelFolder } from './tunnel';

describe('closeStaleTunnels', () => {
  it('removes the folder of a process that is gone and no other', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const dead = await mkdtemp(folderPrefix(tunnelFolder, gone));
    const alive = await mkdtemp(folderPrefix(tunnelFolder));
    try {
      await closeStaleTunnels();
      expect([existsSync(dead), existsSync(alive)]).toEqual([false, true]);
    } finally {
      await rm(alive, { recursive: true });
    }
  });
});
