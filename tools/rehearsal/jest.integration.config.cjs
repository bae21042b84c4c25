module.exports = {
  displayName: 'rehearsal integration',
  preset: '../../jest.preset.cjs',
  testMatch: ['<rootDir>/integration/**/*.integration.ts'],
  testTimeout: 600_000,
};
