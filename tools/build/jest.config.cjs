module.exports = { displayName: 'build-tools', preset: '../../jest.preset.cjs' };
