import { createHash } from 'node:crypto';
import type { ContextFile } from './context-files';

/** Everything that decides what an image contains. */
export interface ImageContent {
  files: readonly ContextFile[];
  dockerfile: string;
  buildArgs: Readonly<Record<string, string>>;
  baseImage: string;
  platform: string;
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The tag of an image with this content: `c-` and the first 20 hex digits of a SHA-256. Neither
 * the order of files and arguments nor times, owners or folders outside the context change it.
 */
export function contentTag(content: ImageContent): string {
  const hash = createHash('sha256');
  // Each part is preceded by its length, so that moving a byte from one part to the next shows.
  const add = (part: string | Buffer) => hash.update(`${Buffer.byteLength(part)}:`).update(part);
  [content.platform, content.baseImage, content.dockerfile].forEach(add);
  const args = Object.entries(content.buildArgs).sort(([a], [b]) => byName(a, b));
  add(String(args.length));
  args.flat().forEach(add);
  for (const file of [...content.files].sort((a, b) => byName(a.path, b.path))) {
    [file.path, file.kind, file.content].forEach(add);
  }
  return `c-${hash.digest('hex').slice(0, 20)}`;
}
