/**
 * Node's test environment, with PGlite from outside of it: Jest's realm for tests does not let the
 * package import its parts, unless all of Jest runs with --experimental-vm-modules, which is
 * slower by seconds. See src/testing/pglite-outside-jest.ts.
 */
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { TestEnvironment } = require('jest-environment-node');
const { emptyDatabase } = require('./jest-empty-database.cjs');

const isEmpty = (folder) => !folder || !existsSync(join(folder, 'PG_VERSION'));

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.openPglite = async (folder) => {
      const { PGlite } = require('@electric-sql/pglite');
      return PGlite.create(folder, isEmpty(folder) ? { loadDataDir: await emptyDatabase() } : {});
    };
  }
};
