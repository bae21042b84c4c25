module.exports = {
  displayName: 'sandbox integration',
  preset: '../../jest.preset.cjs',
  testMatch: ['<rootDir>/integration/**/*.integration.ts'],
};
