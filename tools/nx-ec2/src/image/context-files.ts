import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../failure';

/** One file of a build context, as far as it shows in the image. */
export interface ContextFile {
  /** Path from the context, with `/` on every system. */
  path: string;
  kind: 'file' | 'executable' | 'link';
  /** The file's bytes, or the target of a symbolic link. */
  content: Buffer;
}

async function readContextFile(context: string, path: string): Promise<ContextFile> {
  const absolute = join(context, path);
  const stats = await lstat(absolute);
  if (stats.isSymbolicLink()) {
    return { path, kind: 'link', content: Buffer.from(await readlink(absolute)) };
  }
  const kind = stats.mode & 0o111 ? 'executable' : 'file';
  return { path, kind, content: await readFile(absolute) };
}

/**
 * Reads every file of a build context, in no particular order.
 * @param context absolute folder
 * @param remedy what makes the context, told when it is missing or empty
 * @throws Failure when the folder is missing or holds no file
 */
export async function readContext(context: string, remedy: string): Promise<ContextFile[]> {
  const entries = await readdir(context, { recursive: true, withFileTypes: true }).catch(() => {
    throw new Failure('The build context is missing', { where: context, remedy });
  });
  const files = entries.filter((entry) => !entry.isDirectory());
  if (files.length === 0) {
    throw new Failure('The build context is empty', { where: context, remedy });
  }
  return Promise.all(
    files.map((entry) => {
      const absolute = join(entry.parentPath, entry.name);
      return readContextFile(context, absolute.slice(context.length + 1).replaceAll('\\', '/'));
    }),
  );
}
