import { rm, rmdir } from 'node:fs/promises';
import { ownProcesses } from '../processes/own';
import { note } from '../progress';
import { bridgeName } from '../services/network';
import type { Layout } from '../state/layout';
import { readState, remember } from '../state/state';
import { restoreFirewall } from './firewall';
import { runningDaemons } from './locate';
import { answers } from './ping';
import { dataRoot, privateHost, stopPrivateEngine } from './private';
import { otherSandboxes } from './remove';

/** What an engine makes outside of its own folders; removed only when empty. */
const runtimeFolders = [
  '/run/docker/plugins',
  '/run/docker',
  '/run/containerd/s',
  '/run/containerd',
];

/**
 * Ends the engine if it is this sandbox's own and nobody else works with it.
 * @returns whether an own engine still runs.
 */
export async function stopEngine(layout: Layout): Promise<boolean> {
  const host = privateHost(layout);
  const { engine, firewall } = await readState(layout);
  if (ownProcesses(layout, 'engine').length > 0 && (await answers(host))) {
    const others = await otherSandboxes(layout, host);
    if (others.length > 0) {
      note(
        `The engine stays, it serves ${others.join(', ')} too. Take that down, then repeat this.`,
      );
      return true;
    }
  } else if (engine?.kind === 'private') {
    // It ended without clearing up: what it stored includes containers nobody can remove any more.
    await stopPrivateEngine(layout);
    await rm(dataRoot(layout), { recursive: true, force: true });
  }
  await stopPrivateEngine(layout);
  if (firewall && runningDaemons().length === 0) {
    await restoreFirewall(firewall, bridgeName(layout));
    for (const folder of runtimeFolders) await rmdir(folder).catch(() => undefined);
  }
  await remember(layout, { engine: undefined, firewall: undefined });
  return false;
}
