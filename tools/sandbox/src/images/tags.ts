import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The public Debian image, and the name of its stand-in. */
export const publicDebian = 'debian:bookworm-slim';
export const standInDebian = 'sandbox/debian:bookworm';

/** Label of everything that may stay in an engine as a cache after `down`. */
export const cacheLabel = 'sandbox.cache';

export const contexts = join(__dirname, '../../images');

/** Folders of images. */
export type ImageName = 'host' | 'registry' | 'database' | 'node' | 'proxy';

/** A tag that follows the content of an image's folder and what it is built from. */
export function contentTag(name: ImageName, ...ingredients: string[]): string {
  const folder = join(contexts, name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256').update(ingredients.join('\n'));
  for (const file of files) hash.update(`\n${relative(folder, file)}\n`).update(readFileSync(file));
  return `sandbox/${name}:${hash.digest('hex').slice(0, 12)}`;
}
