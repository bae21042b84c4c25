import { canInstall, installPackages } from '@shop/sandbox/packages';
import { existsSync, readdirSync } from 'node:fs';
import type { Phase } from './checks';

/** Where Debian puts the programs of each version of PostgreSQL. */
const postgresVersions = '/usr/lib/postgresql';

/** Debian packages that tests start programs of, each with how to tell that its program is there. */
const needed: Record<string, () => boolean> = {
  postgresql: () => existsSync(postgresVersions) && readdirSync(postgresVersions).length > 0,
  chromium: () => existsSync('/usr/bin/chromium'),
  groovy: () => existsSync('/usr/bin/groovy'),
  'default-jre-headless': () => existsSync('/usr/bin/java'),
};

/** Whether any of these phases has tests that start one of the programs. */
export const needsPackages = (selected: readonly Phase[]): boolean =>
  selected.some((phase) => phase !== 'static');

/**
 * Installs what tests need besides npm's packages, where this machine lets us.
 * @throws Error that names the packages, where it does not
 */
export async function ensurePackages(): Promise<void> {
  const missing = Object.keys(needed).filter((name) => !needed[name]?.());
  if (missing.length === 0) return;
  if (await canInstall()) return installPackages(...missing);
  throw new Error(
    `The tests need ${missing.join(' and ')}. Install them, on Debian as root: apt-get install ${missing.join(' ')}`,
  );
}
