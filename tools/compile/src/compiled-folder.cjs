const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, rmSync, statSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { fingerprint } = require('./fingerprint.cjs');

/** A task that runs for longer than this with code that was compiled before is not expected, ms. */
const keptMs = 24 * 60 * 60 * 1000;

/** The folder with nx.json, at or above the given one. */
function workspaceRoot(folder) {
  if (existsSync(join(folder, 'nx.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('There is no nx.json in any folder above this package');
  return workspaceRoot(parent);
}

/** Removes what earlier sources were compiled to, but not below the feet of a running task. */
function removeOutdated(cache, current) {
  const outdated = readdirSync(cache)
    .filter((name) => name !== current)
    .map((name) => join(cache, name))
    .filter(
      (path) => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > keptMs,
    );
  for (const path of outdated) rmSync(path, { recursive: true, force: true });
}

/**
 * The folder that holds the entries of a package, compiled from its sources as they are now.
 *
 * @param {string} folder absolute path of the package
 */
function compiledFolder(folder) {
  const root = workspaceRoot(folder);
  const cache = join(root, '.nx/compiled', basename(folder));
  const version = fingerprint(root, folder);
  const compiled = join(cache, version);
  if (existsSync(compiled)) return compiled;
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(__dirname, 'compile.cjs'), root, folder, compiled],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (status !== 0) throw new Error(`${folder} does not compile:\n${stderr.trim()}`);
  removeOutdated(cache, version);
  return compiled;
}

module.exports = { compiledFolder };
