module.exports = {
  displayName: 'nx-ec2 chaos',
  preset: '../../jest.preset.cjs',
  testMatch: ['<rootDir>/integration/**/*.chaos.ts'],
};
