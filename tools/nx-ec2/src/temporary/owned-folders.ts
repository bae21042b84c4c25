import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Start of the path of a temporary folder that this process makes: what a killed process left behind
 * can be told by the process id in it.
 */
export const folderPrefix = (kind: string, pid = process.pid): string =>
  join(tmpdir(), `nx-ec2-${kind}-${pid}-`);

/** Process id in the name of a folder of that kind; nothing for another name. */
export function ownerOf(kind: string, name: string): number | undefined {
  const [, owner] = new RegExp(`^nx-ec2-${kind}-(\\d+)-`).exec(name) ?? [];
  return owner === undefined ? undefined : Number(owner);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Absolute paths of temporary folders that processes were killed before they could remove them. */
export async function staleFolders(kind: string): Promise<string[]> {
  const folder = tmpdir();
  return (await readdir(folder))
    .filter((name) => {
      const owner = ownerOf(kind, name);
      return owner !== undefined && !isAlive(owner);
    })
    .map((name) => join(folder, name));
}
