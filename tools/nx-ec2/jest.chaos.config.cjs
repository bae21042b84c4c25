module.exports = {
  ...require('./jest.integration.config.cjs'),
  displayName: 'nx-ec2 chaos',
  testMatch: ['<rootDir>/integration/**/*.chaos.ts'],
};
