import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOOTSTRAP } from './stack';
import type { Stack } from './stack';

/** Folders and files of a root module that never change what is applied. */
const WITHOUT_EFFECT =
  /^(\.terraform|tests|node_modules)$|\.md$|^(project\.json|costs\.json|\.gitignore)$/;

/** The folder of per-environment values, of which only the file in use counts; and another root module. */
const APART = ['environments', BOOTSTRAP];

/**
 * Paths, relative to the root module, of all files that may change what is applied: whatever is
 * not known to be without effect, since HCL may read any file.
 */
export function inputFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !WITHOUT_EFFECT.test(name) && !(folder === '' && APART.includes(name)))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? inputFiles(root, path) : [path];
    })
    .sort();
}

/**
 * Hash over everything that decides what an apply makes: the configuration, the variable values
 * from files, options and the process environment, and where the state is.
 */
export function inputsFingerprint(
  { root, varFile, variables, state }: Stack,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const fromShell = Object.entries(env).filter(([name]) => name.startsWith('TF_VAR_'));
  const values = JSON.stringify([variables, state, fromShell.sort(), env['TF_CLI_ARGS_plan']]);
  const hash = createHash('sha256').update(values);
  const files = inputFiles(root).map((path) => [path, readFileSync(join(root, path))] as const);
  for (const [path, content] of [...files, ['', readFileSync(varFile)] as const]) {
    hash.update(`\0${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
