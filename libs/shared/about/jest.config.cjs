module.exports = { displayName: 'shared-about', preset: '../../../jest.preset.cjs' };
