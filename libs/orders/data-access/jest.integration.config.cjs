module.exports = {
  ...require('../../shared/persistence/jest.integration.preset.cjs'),
  displayName: 'orders-data-access integration',
};
