/**
 * The files of an empty PGlite. Making them takes seconds of processor time, copying them a
 * fraction of one, so they are made once for each version of the package and kept beside it.
 */
const { execFileSync } = require('node:child_process');
const { mkdir, readFile, rename, writeFile } = require('node:fs/promises');
const { dirname, join } = require('node:path');

const root = join(__dirname, '../../..');

function cached() {
  const { version } = require(join(root, 'node_modules/@electric-sql/pglite/package.json'));
  return join(root, `node_modules/.cache/pglite/${version}.tar`);
}

async function make(file) {
  const { PGlite } = require('@electric-sql/pglite');
  const engine = await PGlite.create();
  const archive = Buffer.from(await (await engine.dumpDataDir('none')).arrayBuffer());
  await engine.close();
  await mkdir(dirname(file), { recursive: true });
  // Others may do the same at this moment: whole or not at all.
  const own = `${file}.${process.pid}`;
  await writeFile(own, archive);
  await rename(own, file);
  return archive;
}

const archiveOf = (file) => readFile(file).catch(() => make(file));

/** A data directory as PGlite takes it by `loadDataDir`. */
exports.emptyDatabase = async () =>
  new Blob([await archiveOf(cached())], { type: 'application/x-tar' });

/** Puts an empty database into a folder, for a process that opens it there. */
exports.writeEmptyDatabase = async (folder) => {
  await archiveOf(cached());
  await mkdir(folder, { recursive: true });
  // It tells of leading slashes that it leaves out.
  execFileSync('tar', ['-xf', cached(), '-C', folder], { stdio: 'pipe' });
};

if (require.main === module) void exports.writeEmptyDatabase(process.argv[2]);
