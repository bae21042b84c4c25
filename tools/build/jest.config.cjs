module.exports = {
  displayName: 'build-tools',
  preset: '../../jest.preset.cjs',
  // An ES module, which Jest cannot `require` on Node 20.
  transformIgnorePatterns: ['/node_modules/(?!@rspack/core/)'],
};
