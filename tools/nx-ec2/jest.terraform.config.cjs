module.exports = {
  displayName: 'nx-ec2 terraform',
  preset: '../../jest.preset.cjs',
  testMatch: ['<rootDir>/integration/terraform-*.integration.ts'],
};
