module.exports = { displayName: 'shared-providers', preset: '../../../jest.preset.cjs' };
