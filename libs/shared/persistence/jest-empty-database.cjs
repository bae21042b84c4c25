/**
 * The files of an empty PGlite. Making them takes seconds of processor time, copying them a
 * fraction of one, so they are made once for each version of the package and kept beside it.
 */
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

/** A data directory as PGlite takes it by `loadDataDir`. */
exports.emptyDatabase = async () => {
  const file = cached();
  const archive = await readFile(file).catch(() => make(file));
  return new Blob([archive], { type: 'application/x-tar' });
};
