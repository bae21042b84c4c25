import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModuleFile, type ReadModuleFile } from './exceptions';

/**
 * Declarations and exceptions in the .tf files of some folders.
 * @param root absolute folder of the root module
 * @param folders from there, `.` for itself
 */
export function readModuleFiles(root: string, folders: readonly string[]): ReadModuleFile {
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.tf'))
    .sort();
  const read = files.map((file) => readModuleFile(file, readFileSync(join(root, file), 'utf8')));
  return {
    declarations: read.flatMap(({ declarations }) => declarations),
    exceptions: read.flatMap(({ exceptions }) => exceptions),
  };
}
