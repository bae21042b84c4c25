import { posix } from 'node:path';
import { readJson, type Tree, writeJson } from '@nx/devkit';
import type { Manifest } from './lockfile';
import { isWithin } from './template';

const CONFIGURATION = 'tsconfig.base.json';

/** TypeScript's `paths`: where modules are, by name; one `*` stands for the same text in both. */
export type ImportPaths = Readonly<Record<string, readonly string[]>>;

interface Configuration {
  compilerOptions?: { paths?: ImportPaths };
}

/**
 * The patterns that tell which project an import is of: `@shop/payments-*` for the packages
 * `@shop/payments-<library>` in `libs/payments/<library>`. What is no library has none.
 */
export function importPathsOf(packages: Readonly<Record<string, Manifest>>): ImportPaths {
  return Object.fromEntries(
    Object.entries(packages).flatMap(([folder, { name, exports }]) => {
      const entry = (exports as Record<string, string> | undefined)?.['.'];
      const library = posix.basename(folder);
      if (!entry || !name.endsWith(`-${library}`)) return [];
      const pattern = `${name.slice(0, -library.length)}*`;
      return [[pattern, [`./${posix.join(posix.dirname(folder), '*', entry)}`]]];
    }),
  );
}

/** Without the patterns of libraries in folders that go. */
export const withoutFolders = (paths: ImportPaths, folders: readonly string[]): ImportPaths =>
  Object.fromEntries(
    Object.entries(paths).filter(
      ([, places]) => !places.some((place) => isWithin(posix.normalize(place), folders)),
    ),
  );

const inOrder = (paths: ImportPaths): ImportPaths =>
  Object.fromEntries(Object.entries(paths).sort(([one], [other]) => (one < other ? -1 : 1)));

/**
 * Changes the patterns of a workspace that has some. Without them Nx loads TypeScript to find the
 * project of an import, in every command after a change: a tenth of a second.
 */
export function changeImportPaths(tree: Tree, change: (paths: ImportPaths) => ImportPaths): void {
  if (!tree.exists(CONFIGURATION)) return;
  const configuration = readJson<Configuration>(tree, CONFIGURATION);
  const { compilerOptions } = configuration;
  if (!compilerOptions?.paths) return;
  const paths = inOrder(change(compilerOptions.paths));
  writeJson(tree, CONFIGURATION, {
    ...configuration,
    compilerOptions: { ...compilerOptions, paths },
  });
}
