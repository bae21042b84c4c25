import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeStaleTunnels, ownerOf } from './stale-tunnels';
import { tunnelPrefix } from './tunnel';

describe('ownerOf', () => {
  it('is the process id in the name of a tunnel folder', () => {
    expect(ownerOf(`${tunnelPrefix}4711-aB3x9Z`)).toBe(4711);
  });

  it.each(['nx-ec2-tunnel-', `${tunnelPrefix}abc-1`, 'other-4711-x'])(
    'is nobody for %s',
    (name) => {
      expect(ownerOf(name)).toBeUndefined();
    },
  );
});

describe('closeStaleTunnels', () => {
  const folderOf = (pid: number | undefined) => mkdtemp(join(tmpdir(), `${tunnelPrefix}${pid}-`));

  it('removes the folder of a process that is gone and no other', async () => {
    const dead = await folderOf(spawnSync(process.execPath, ['-e', '']).pid);
    const alive = await folderOf(process.pid);
    try {
      await closeStaleTunnels();
      expect([existsSync(dead), existsSync(alive)]).toEqual([false, true]);
    } finally {
      await rm(alive, { recursive: true });
    }
  });
});
