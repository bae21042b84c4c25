import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groovy } from './groovy';

/** What is wrong with a Jenkinsfile, and where. */
export interface Defect {
  /** From 1. */
  line: number;
  message: string;
}

export interface Inspection {
  defects: Defect[];
  /** What the file uses of each plugin, by the plugin's id. */
  plugins: Record<string, string[]>;
}

/**
 * Inspects Jenkinsfiles without running them, all with one start of Groovy.
 * @param files absolute paths
 * @param plugins ids of the plugins there are; left out: any
 */
export async function inspectFiles(files: string[], plugins?: string[]): Promise<Inspection[]> {
  const folder = await mkdtemp(join(tmpdir(), 'inspection-'));
  try {
    const list = join(folder, 'plugins.json');
    await writeFile(list, JSON.stringify(plugins ?? null));
    return JSON.parse(await groovy('inspect.groovy', [list, ...files], folder)) as Inspection[];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Inspects texts, as `inspectFiles` does. */
export async function inspectTexts(texts: string[], plugins?: string[]): Promise<Inspection[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jenkinsfiles-'));
  try {
    const files = texts.map((_, index) => join(folder, `${index}.groovy`));
    await Promise.all(texts.map((text, index) => writeFile(files[index] ?? '', text)));
    return await inspectFiles(files, plugins);
  } finally {
    await rm(folder, { recursive: true });
  }
}
