import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeTunnel, tunnelPrefix } from './tunnel';

/** Process id in the name of a tunnel's folder; nothing for another name. */
export function ownerOf(name: string): number | undefined {
  const match = name.startsWith(tunnelPrefix) && /^(\d+)-/.exec(name.slice(tunnelPrefix.length));
  return match ? Number(match[1]) : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Closes the tunnels of deploys that were killed before they could do it. */
export async function closeStaleTunnels(): Promise<void> {
  const folder = tmpdir();
  const stale = (await readdir(folder)).filter((name) => {
    const owner = ownerOf(name);
    return owner !== undefined && !isAlive(owner);
  });
  // Another user's folder cannot be read, and is theirs to close.
  await Promise.allSettled(stale.map((name) => closeTunnel(join(folder, name))));
}
