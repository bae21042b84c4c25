module.exports = {
  displayName: 'inventory integration',
  preset: '../../jest.integration.preset.cjs',
};
