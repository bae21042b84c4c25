/** What of a workspace's own package npm writes into its lockfile, in this order. */
const FIELDS = [
  'name',
  'version',
  'license',
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
] as const;

/** A package.json of the workspace, as far as it is looked at. */
export type Manifest = { readonly name: string } & Readonly<Record<string, unknown>>;

/** A package-lock.json of npm 7 or newer, as far as it is looked at. */
export interface Lockfile {
  packages: Record<string, unknown>;
}

const linkOf = (name: string): string => `node_modules/${name}`;

/** npm leaves out a name that is the folder's. */
function entryOf(folder: string, manifest: Manifest): Record<string, unknown> {
  const isFolderName = manifest.name === folder.split('/').at(-1);
  const fields = FIELDS.filter(
    (field) => manifest[field] !== undefined && !(field === 'name' && isFolderName),
  );
  return Object.fromEntries(fields.map((field) => [field, manifest[field]]));
}

/** Puts entries where npm has them: in the order of their keys, the others as they are. */
function insert(packages: Record<string, unknown>, added: Record<string, unknown>) {
  const entries = Object.entries(packages).filter(([key]) => !Object.hasOwn(added, key));
  for (const entry of Object.entries(added)) {
    const at = entries.findIndex(([key]) => key.localeCompare(entry[0], 'en') > 0);
    entries.splice(at < 0 ? entries.length : at, 0, entry);
  }
  return Object.fromEntries(entries);
}

/**
 * The lockfile that `npm install` would write after packages were added to the workspace which need
 * none that is not there.
 * @param added their package.json by folder, from the workspace root
 */
export function withPackages<L extends Lockfile>(
  lockfile: L,
  added: Readonly<Record<string, Manifest>>,
): L {
  const entries = Object.entries(added).flatMap(([folder, manifest]) => [
    [folder, entryOf(folder, manifest)],
    [linkOf(manifest.name), { resolved: folder, link: true }],
  ]);
  return { ...lockfile, packages: insert(lockfile.packages, Object.fromEntries(entries)) };
}

const isLinkInto = (value: unknown, isGone: (folder: string) => boolean): boolean => {
  const { link, resolved } = value as { link?: boolean; resolved?: string };
  return link === true && resolved !== undefined && isGone(resolved);
};

/** The lockfile without the workspace's packages in folders that are gone, and the links to them. */
export function withoutPackages<L extends Lockfile>(
  lockfile: L,
  isGone: (folder: string) => boolean,
): L {
  const kept = Object.entries(lockfile.packages).filter(
    ([key, value]) => !isGone(key) && !isLinkInto(value, isGone),
  );
  return { ...lockfile, packages: Object.fromEntries(kept) };
}
