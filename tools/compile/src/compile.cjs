/**
 * Program: compiles the entries of a package into a folder, which appears at once and complete, so
 * that several processes may do it at the same time.
 * Arguments: workspace, package, folder to write; absolute paths. Exit code 1 with what is wrong.
 */
const { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } = require('node:fs');
const { dirname } = require('node:path');
const { rspack } = require('@rspack/core');
const { configuration } = require('./configuration.cjs');
const { entriesOf } = require('./entries.cjs');

const [root, folder, output] = process.argv.slice(2);
mkdirSync(dirname(output), { recursive: true });
const temporary = mkdtempSync(`${output}-`);

function publish() {
  try {
    renameSync(temporary, output);
  } catch (error) {
    // Another process was first, with the same result.
    if (!existsSync(output)) throw error;
    rmSync(temporary, { recursive: true, force: true });
  }
}

const compiler = rspack(configuration({ root, entries: entriesOf(folder), output: temporary }));
compiler.run((error, stats) => {
  const problem = error?.stack ?? (stats.hasErrors() ? stats.toString('errors-only') : undefined);
  if (problem) {
    rmSync(temporary, { recursive: true, force: true });
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  } else {
    publish();
  }
  compiler.close(() => undefined);
});
