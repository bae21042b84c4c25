const preset = require('../../jest.preset.cjs');

module.exports = {
  ...preset,
  displayName: 'build-tools',
  // rspack is an ES module, too.
  transformIgnorePatterns: preset.transformIgnorePatterns.map((pattern) =>
    pattern.replace('(?!(', '(?!(@rspack/core|'),
  ),
};
