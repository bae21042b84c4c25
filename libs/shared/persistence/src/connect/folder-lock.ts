import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

function holderOf(file: string): number {
  return Number(readFileSync(file, 'utf8'));
}

/**
 * Takes the folder of an embedded database for this process: two that write to one destroy it. The
 * lock of a process that is gone does not count.
 *
 * @returns a function that gives the folder back.
 * @throws when another process has it.
 */
export function lockFolder(folder: string): () => void {
  const file = `${folder.replace(/\/+$/, '')}.pid`;
  mkdirSync(dirname(file), { recursive: true });
  for (let tried = false; ; tried = true) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tried) throw error;
      const holder = holderOf(file);
      if (isRunning(holder)) {
        throw new Error(
          `The database in ${folder} is in use by process ${holder}. Stop it first, it may be "nx serve".`,
          { cause: error },
        );
      }
      rmSync(file, { force: true });
    }
  }
}
