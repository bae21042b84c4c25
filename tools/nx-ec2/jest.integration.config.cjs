module.exports = {
  displayName: 'nx-ec2 integration',
  preset: '../../jest.preset.cjs',
  testMatch: ['<rootDir>/integration/**/*.integration.ts'],
  // They need no sandbox and run beside the others: jest.terraform.config.cjs.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/integration/terraform-'],
};
