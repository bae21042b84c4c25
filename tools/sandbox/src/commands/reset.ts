import { rm } from 'node:fs/promises';
import { locateEngine } from '../engine/locate';
import { otherSandboxes } from '../engine/remove';
import { removeCachedImages } from '../images/remove';
import { step } from '../progress';
import type { Layout } from '../state/layout';
import { down } from './down';

/**
 * Takes the sandbox down and forgets everything: state, downloads, and cached images unless
 * another sandbox works with them.
 */
export async function reset(layout: Layout): Promise<void> {
  const engineStays = await down(layout);
  if (engineStays) return;
  await step('Removing caches', async () => {
    const host = await locateEngine();
    if (host && (await otherSandboxes(layout, host)).length === 0) await removeCachedImages(host);
    await rm(layout.home, { recursive: true, force: true });
  });
}
