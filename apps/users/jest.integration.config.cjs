module.exports = {
  displayName: 'users integration',
  preset: '../../jest.integration.preset.cjs',
};
