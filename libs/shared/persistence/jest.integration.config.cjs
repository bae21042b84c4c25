module.exports = {
  displayName: 'shared-persistence integration',
  preset: '../../../jest.integration.preset.cjs',
};
