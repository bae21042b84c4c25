const { readdirSync } = require('node:fs');
const { join } = require('node:path');

/**
 * What of a package can be loaded, by name: its executors, and the entries that its
 * package.json names under `compile`.
 *
 * @param {string} folder absolute path of the package
 * @returns {Record<string, string>} absolute paths of sources
 */
function entriesOf(folder) {
  const { compile = {} } = require(join(folder, 'package.json'));
  const executors = join(folder, 'src/executors');
  const found = readdirSync(executors).map((name) => [name, join(executors, name, `${name}.ts`)]);
  const named = Object.entries(compile).map(([name, path]) => [name, join(folder, path)]);
  return Object.fromEntries([...found, ...named]);
}

module.exports = { entriesOf };
