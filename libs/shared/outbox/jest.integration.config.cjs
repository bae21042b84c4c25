module.exports = {
  displayName: 'shared-outbox integration',
  preset: '../../../jest.integration.preset.cjs',
};
