/**
 * Jest for `*.integration.ts`: with a real Postgres, that of TEST_DATABASE_URL or a temporary one.
 */
const { join } = require('node:path');
const preset = require('./jest.preset.cjs');

const postgres = join(__dirname, 'libs/shared/persistence/src/testing/integration');

module.exports = {
  ...preset,
  testMatch: ['<rootDir>/src/**/*.integration.ts'],
  testTimeout: 30_000,
  globalSetup: join(postgres, 'setup.ts'),
  globalTeardown: join(postgres, 'teardown.ts'),
};
