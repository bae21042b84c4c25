module.exports = {
  displayName: 'nx-ec2 integration',
  preset: '../../jest.preset.cjs',
  testMatch: ['<rootDir>/integration/**/*.integration.ts'],
};
