module.exports = {
  ...require('./jest.integration.config.cjs'),
  displayName: 'orders chaos',
  testMatch: ['<rootDir>/faults/**/*.chaos.ts'],
};
