module.exports = {
  displayName: 'users-data-access integration',
  preset: '../../../jest.integration.preset.cjs',
};
