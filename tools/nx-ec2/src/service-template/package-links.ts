import { existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const linkPath = (root: string, name: string): string => join(root, 'node_modules', name);

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/**
 * Links packages of the workspace into node_modules as npm does, without its download of nothing;
 * where nothing is installed, `npm ci` will do it.
 * @param packages folder from the workspace root, by the package's name
 */
export function linkPackages(root: string, packages: Readonly<Record<string, string>>): void {
  if (!existsSync(join(root, 'node_modules'))) return;
  for (const [name, folder] of Object.entries(packages)) {
    const link = linkPath(root, name);
    rmSync(link, { recursive: true, force: true });
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(root, folder)), link);
  }
}

/** Removes those links; what is not a link to that folder stays. */
export function unlinkPackages(root: string, packages: Readonly<Record<string, string>>): void {
  for (const [name, folder] of Object.entries(packages)) {
    const link = linkPath(root, name);
    if (isLink(link) && join(dirname(link), readlinkSync(link)) === join(root, folder))
      rmSync(link);
  }
}
