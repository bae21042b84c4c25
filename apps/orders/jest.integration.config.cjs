module.exports = {
  ...require('../../libs/shared/persistence/jest.integration.preset.cjs'),
  displayName: 'orders integration',
  testMatch: ['<rootDir>/{src,faults}/**/*.integration.ts'],
  testTimeout: 120_000,
};
