module.exports = {
  displayName: 'e2e',
  preset: '../../jest.preset.cjs',
  testMatch: ['<rootDir>/src/**/*.e2e.ts'],
  testTimeout: 180_000,
  testSequencer: '<rootDir>/sequencer.cjs',
};
