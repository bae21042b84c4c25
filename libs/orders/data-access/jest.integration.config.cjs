module.exports = {
  displayName: 'orders-data-access integration',
  preset: '../../../jest.integration.preset.cjs',
};
