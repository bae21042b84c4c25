import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

const escaped = (name: string): string => name.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&');

/** Matches the files of those packages that the workspace itself depends on, as its package.json says. */
export function filesOfDirectPackages(root: string): RegExp {
  const { dependencies = {} } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Manifest;
  const names = Object.keys(dependencies).map(escaped).join('|');
  return new RegExp(`/node_modules/(?:${names})/(?!.*/node_modules/)`);
}
