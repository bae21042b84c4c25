import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The texts of the JUnit reports in a folder, by name; none when it is not there. */
export async function readReports(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.xml'));
  return Promise.all(names.sort().map((name) => readFile(join(folder, name), 'utf8')));
}
