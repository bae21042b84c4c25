const { readdirSync } = require('node:fs');
const { join } = require('node:path');
const { compiledFolder } = require('./compiled-folder.cjs');

/**
 * Loads an entry of a package of TypeScript tools from its compiled form, which is made first where
 * the sources changed since. Nx starts a process for every task: loading a compiler in each of them
 * would cost more than most tasks.
 *
 * @param {string} folder absolute path of the package; its package.json names the entries
 * @param {string} entry name of the entry
 * @throws {Error} with the compiler's message when the sources do not compile
 */
const load = (folder, entry) => require(join(compiledFolder(folder), `${entry}.cjs`));

/**
 * The executors of a package, `src/executors/<name>/<name>.ts`, each loaded when it is asked for:
 * `"implementation": "./executors.cjs#<name>"`.
 *
 * @param {string} folder absolute path of the package
 */
const executorsOf = (folder) =>
  Object.defineProperties(
    {},
    Object.fromEntries(
      readdirSync(join(folder, 'src/executors')).map((name) => [
        name,
        { enumerable: true, get: () => load(folder, name).default },
      ]),
    ),
  );

module.exports = { executorsOf, load };
