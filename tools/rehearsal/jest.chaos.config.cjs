module.exports = {
  ...require('./jest.integration.config.cjs'),
  displayName: 'rehearsal chaos',
  testMatch: ['<rootDir>/integration/**/*.chaos.ts'],
};
