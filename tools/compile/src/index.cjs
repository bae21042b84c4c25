const { readdirSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { dirname, join } = require('node:path');
const { compiledFolder } = require('./compiled-folder.cjs');

/**
 * Has V8 keep what it compiles, for the processes that follow: a tenth of a second in each. Those that
 * Nx starts are told in the environment, as they load Nx before they come here. Node 22 and newer.
 *
 * @param {string} folder absolute path: a relative one would be another in every working folder
 */
function keepMachineCode(folder) {
  process.env.NODE_COMPILE_CACHE ??= folder;
  enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
}

/**
 * Loads an entry of a package of TypeScript tools from its compiled form, which is made first where
 * the sources changed since. Nx starts a process for every task: loading a compiler in each of them
 * would cost more than most tasks.
 *
 * @param {string} folder absolute path of the package; its package.json names the entries
 * @param {string} entry name of the entry
 * @throws {Error} with the compiler's message when the sources do not compile
 */
function load(folder, entry) {
  const compiled = compiledFolder(folder);
  keepMachineCode(join(dirname(dirname(compiled)), 'machine-code'));
  return require(join(compiled, `${entry}.cjs`));
}

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
