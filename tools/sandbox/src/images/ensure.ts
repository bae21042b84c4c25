import { join } from 'node:path';
import { docker } from '../engine/docker';
import { step } from '../progress';
import type { Layout } from '../state/layout';
import { type Images, readState, remember } from '../state/state';
import { ensureDebian, hasImage } from './debian';
import { buildNode, nodeVersion } from './node';
import { cacheLabel, contentTag, contexts, type ImageName, publicDebian } from './tags';

/** The tags for what is built from this Debian; they follow the content of the image folders. */
const tagsFor = (debian: string): Images => ({
  host: contentTag('host', debian),
  registry: contentTag('registry', debian),
  database: contentTag('database', debian),
  ...(debian === publicDebian
    ? {}
    : {
        base: contentTag('node', debian, nodeVersion()),
        proxy: contentTag('proxy', debian),
      }),
});

async function build(host: string, name: ImageName, tag: string, debian: string) {
  if (await hasImage(host, tag)) return;
  await step(`Building the ${name} image`, () =>
    docker(
      host,
      ...['build', '--tag', tag, '--label', `${cacheLabel}=true`],
      ...['--build-arg', `DEBIAN=${debian}`, join(contexts, name)],
    ),
  );
}

async function buildBase(layout: Layout, host: string, tag: string, debian: string) {
  if (await hasImage(host, tag)) return;
  await buildNode(layout, host, tag, debian);
}

/** Makes sure of the images the sandbox runs; builds only what the engine does not hold. */
export async function ensureImages(layout: Layout, host: string): Promise<Images> {
  const debian = await ensureDebian(layout, host);
  const tags = tagsFor(debian);
  await Promise.all([
    build(host, 'host', tags.host, debian),
    build(host, 'registry', tags.registry, debian),
    build(host, 'database', tags.database, debian),
    tags.proxy && build(host, 'proxy', tags.proxy, debian),
    tags.base && buildBase(layout, host, tags.base, debian),
  ]);
  if (JSON.stringify((await readState(layout)).images) !== JSON.stringify(tags)) {
    await remember(layout, { images: tags });
  }
  return tags;
}
