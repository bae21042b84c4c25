module.exports = {
  displayName: 'inventory-data-access integration',
  preset: '../../../jest.integration.preset.cjs',
};
