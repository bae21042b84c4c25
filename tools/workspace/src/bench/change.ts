import { execa } from 'execa';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commit } from '../clone';

const contract = 'libs/users/contract/src/users.descriptor.ts';

/** Commits a one-line change in a library of users that shows in its answer to `GET /`. */
export async function commitSummary(workspace: string, summary: string): Promise<void> {
  const file = join(workspace, contract);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/summary: '[^']*'/, `summary: '${summary}'`));
  await execa('git', ['add', contract], { cwd: workspace });
  await commit(workspace, `Say "${summary}"`);
}

const summaryAt = async (url: string): Promise<string | undefined> => {
  // Connections of their own, given up soon: one that meets the moment of the switch would wait for
  // the retransmission of its first packet, a whole second.
  const answer = await fetch(url, {
    headers: { connection: 'close' },
    signal: AbortSignal.timeout(200),
  });
  return ((await answer.json()) as { summary?: string }).summary;
};

/** Waits until the service answers with the changed line, looking every 50 ms. */
export async function untilServing(url: string, summary: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while ((await summaryAt(url).catch(() => undefined)) !== summary) {
    if (Date.now() > deadline) throw new Error(`${url} never answered "${summary}"`);
    await sleep(50);
  }
}
