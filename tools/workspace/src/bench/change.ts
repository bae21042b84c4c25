import { execa } from 'execa';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commit } from '../clone';

const controller = 'libs/users/feature/src/users.controller.ts';

/**
 * Commits a one-line change in a library of users that no other service uses; what it says shows in
 * the description of the API.
 * @returns the revision
 */
export async function commitSummary(workspace: string, summary: string): Promise<string> {
  const file = join(workspace, controller);
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace(/summary: 'Create a user[^']*'/, `summary: 'Create a user: ${summary}'`),
  );
  await execa('git', ['add', controller], { cwd: workspace });
  await commit(workspace, `Say "${summary}"`);
  return (await execa('git', ['rev-parse', 'HEAD'], { cwd: workspace })).stdout;
}

const revisionAt = async (url: string): Promise<string | undefined> => {
  // Connections of their own, given up soon: one that meets the moment of the switch would wait for
  // the retransmission of its first packet, a whole second.
  const answer = await fetch(`${url}/version`, {
    headers: { connection: 'close' },
    signal: AbortSignal.timeout(200),
  });
  return ((await answer.json()) as { revision?: string }).revision;
};

/** Waits until the service answers as that revision, looking every 50 ms. */
export async function untilServing(url: string, revision: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while ((await revisionAt(url).catch(() => undefined)) !== revision) {
    if (Date.now() > deadline) throw new Error(`${url} never answered as revision ${revision}`);
    await sleep(50);
  }
}
