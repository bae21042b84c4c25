import { rm } from 'node:fs/promises';
import { locateEngine } from '../engine/locate';
import { removeCachedImages } from '../images/remove';
import { step } from '../progress';
import type { Layout } from '../state/layout';
import { down } from './down';

/** Takes the sandbox down and forgets everything: state, downloads and images. */
export async function reset(layout: Layout): Promise<void> {
  await down(layout);
  await step('Removing caches', async () => {
    const host = await locateEngine();
    if (host) await removeCachedImages(host);
    await rm(layout.home, { recursive: true, force: true });
  });
}
