import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure';
import { readProcess } from '../processes/proc';
import type { Layout } from './layout';

const waitMs = 300_000;

/** Makes the lock with its text in one step: nobody ever reads half a lock. */
async function create(layout: Layout, text: string): Promise<boolean> {
  const draft = `${layout.lockFile}.${randomUUID()}`;
  await mkdir(layout.home, { recursive: true });
  await writeFile(draft, text, { mode: 0o600 });
  try {
    await link(draft, layout.lockFile);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft);
  }
}

/** The holder's pid, or undefined when the holder is gone (killed, or the machine restarted). */
async function holder(layout: Layout): Promise<number | undefined> {
  const [pid, start] = (await readFile(layout.lockFile, 'utf8').catch(() => '')).split(' ');
  return start && readProcess(Number(pid))?.start === start ? Number(pid) : undefined;
}

/**
 * Runs a body that changes the sandbox, one at a time per workspace.
 * @throws Failure when another command holds the lock for longer than five minutes.
 */
export async function withLock<T>(layout: Layout, body: () => Promise<T>): Promise<T> {
  const text = `${process.pid} ${readProcess(process.pid)?.start}`;
  for (const end = Date.now() + waitMs; !(await create(layout, text)); await sleep(100)) {
    const pid = await holder(layout);
    if (pid === undefined) {
      await rm(layout.lockFile, { force: true });
    } else if (Date.now() > end) {
      throw new Failure('Another sandbox command is still at work', {
        where: layout.lockFile,
        seen: `process ${pid}`,
        remedy: `Wait for it, or end it: kill ${pid}`,
      });
    }
  }
  try {
    return await body();
  } finally {
    await rm(layout.lockFile, { force: true });
  }
}
