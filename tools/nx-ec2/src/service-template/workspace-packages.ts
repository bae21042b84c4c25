import { type GeneratorCallback, installPackagesTask, readJson, type Tree } from '@nx/devkit';
import { changeImportPaths, importPathsOf, withoutFolders } from './import-paths';
import { type Lockfile, type Manifest, withoutPackages, withPackages } from './lockfile';
import { linkPackages, unlinkPackages } from './package-links';
import { isWithin } from './template';

const LOCKFILE = 'package-lock.json';
const MANIFEST = 'package.json';

/** Every package.json in a folder and those below it. */
function manifestsIn(tree: Tree, folder: string): [folder: string, manifest: Manifest][] {
  const own = `${folder}/${MANIFEST}`;
  const below = tree
    .children(folder)
    .filter((child) => child !== 'node_modules' && !tree.isFile(`${folder}/${child}`))
    .flatMap((child) => manifestsIn(tree, `${folder}/${child}`));
  return tree.exists(own) ? [[folder, readJson<Manifest>(tree, own)], ...below] : below;
}

const packagesIn = (tree: Tree, folders: readonly string[]) =>
  Object.fromEntries(folders.flatMap((folder) => manifestsIn(tree, folder)));

const byName = (packages: Readonly<Record<string, Manifest>>): Record<string, string> =>
  Object.fromEntries(Object.entries(packages).map(([folder, { name }]) => [name, folder]));

function changeLockfile(tree: Tree, change: (lockfile: Lockfile) => Lockfile): void {
  const lockfile = JSON.parse(tree.read(LOCKFILE, 'utf8') ?? '') as Lockfile;
  tree.write(LOCKFILE, `${JSON.stringify(change(lockfile), null, 2)}\n`);
}

/**
 * Makes the packages that were generated in folders part of the workspace. npm's lockfile is written
 * here, so that a dry run shows it; other package managers are left to write theirs.
 * @returns what is to be done once the files are there
 */
export function addPackages(tree: Tree, folders: readonly string[]): GeneratorCallback {
  const packages = packagesIn(tree, folders);
  changeImportPaths(tree, (paths) => ({ ...paths, ...importPathsOf(packages) }));
  if (!tree.exists(LOCKFILE)) return () => installPackagesTask(tree, true);
  changeLockfile(tree, (lockfile) => withPackages(lockfile, packages));
  return () => linkPackages(tree.root, byName(packages));
}

/** Takes the packages in folders that are about to be deleted out of the workspace again. */
export function removePackages(tree: Tree, folders: readonly string[]): GeneratorCallback {
  changeImportPaths(tree, (paths) => withoutFolders(paths, folders));
  if (!tree.exists(LOCKFILE)) return () => installPackagesTask(tree, true);
  const links = byName(packagesIn(tree, folders));
  changeLockfile(tree, (lockfile) =>
    withoutPackages(lockfile, (folder) => isWithin(folder, folders)),
  );
  return () => unlinkPackages(tree.root, links);
}
