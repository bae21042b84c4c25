const { createHash } = require('node:crypto');
const { readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const isSource = (name) => /\.(ts|json)$/.test(name) && !/\.(spec|fixture)\.ts$/.test(name);

function* sourcesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesIn(path);
    else if (isSource(entry.name)) yield path;
  }
}

/**
 * Changes when anything changes that decides what a package compiles to: its sources, the packages
 * they use, how they are compiled. Goes by size and time of the files, as make does: reading them
 * would take longer than the tasks that wait for it.
 *
 * @param {string} root absolute path of the workspace
 * @param {string} folder absolute path of the package
 * @returns {string} 20 hex digits
 */
function fingerprint(root, folder) {
  const hash = createHash('sha256').update(process.version);
  const files = [
    ...['package-lock.json', '.swcrc'].map((name) => join(root, name)),
    join(folder, 'package.json'),
    ...readdirSync(__dirname).map((name) => join(__dirname, name)),
    ...sourcesIn(join(folder, 'src')),
  ];
  for (const path of files.sort()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 20);
}

module.exports = { fingerprint };
