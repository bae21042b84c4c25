// Each suite starts a Postgres of its own, since some restart it.
module.exports = {
  displayName: 'orders integration',
  preset: '../../jest.preset.cjs',
  testMatch: ['<rootDir>/faults/**/*.integration.ts'],
  testTimeout: 240_000,
};
