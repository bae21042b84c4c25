import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ownProcesses } from '../processes/own';
import { note } from '../progress';
import type { Layout } from '../state/layout';
import { readState, remember } from '../state/state';
import { restoreFirewall } from './firewall';
import { answers } from './ping';
import { privateHost, stopPrivateEngine } from './private';
import { otherSandboxes } from './remove';

/** Ends the engine if it is this sandbox's own and nobody else works with it. */
export async function stopEngine(layout: Layout): Promise<void> {
  const host = privateHost(layout);
  const { engine, firewall } = await readState(layout);
  if (ownProcesses(layout, 'engine').length > 0 && (await answers(host))) {
    const others = await otherSandboxes(layout, host);
    if (others.length > 0) {
      note(
        `The engine stays: ${others.join(', ')} still runs in it. Take that down, then repeat this.`,
      );
      return;
    }
  } else if (engine?.kind === 'private') {
    // It ended without clearing up: what it stored includes containers nobody can remove any more.
    await rm(join(layout.engine, 'data'), { recursive: true, force: true });
  }
  await stopPrivateEngine(layout);
  if (firewall) await restoreFirewall(firewall);
  await remember(layout, { engine: undefined, firewall: undefined });
}
